#include "finding.h"

#include <string.h>

/* one row a check, in the order of docs/findings.md, which explains each */
static const struct finding_kind kinds[] = {
    {"not_an_extract", SEVERITY_WARNING, STAGE_FILE, "a file whose name ends in .csv or .csv.gz",
     "Save the file as CSV, or move it out of the folder of extracts."},
    {"file_name", SEVERITY_ERROR, STAGE_FILE, "a file name in UTF-8", "Rename the file."},
    {"no_month", SEVERITY_WARNING, STAGE_FILE,
     "a name that begins with the month of collection, such as 2014-09-return.csv",
     "Rename the file."},
    {"duplicate_file", SEVERITY_WARNING, STAGE_FILE, "each file once",
     "Take one of the files away; where it stands for another month, ask for that month's file."},
    {"unreadable", SEVERITY_ERROR, STAGE_FILE, "a whole file, plain or gzip",
     "Ask for the file again, or unpack it to see how far it goes."},
    {"other_format", SEVERITY_ERROR, STAGE_FILE, "CSV, plain or packed once with gzip",
     "Unpack the file, or save it as \"CSV UTF-8\"."},
    {"utf_16", SEVERITY_NOTE, STAGE_FILE, "a file in UTF-8, or in UTF-16 with its mark",
     "Nothing is to be done."},
    {"utf_16_unmarked", SEVERITY_ERROR, STAGE_FILE, "a file in UTF-8, or in UTF-16 with its mark",
     "Save the file as \"CSV UTF-8\"."},
    {"utf_32", SEVERITY_ERROR, STAGE_FILE, "a file in UTF-8", "Save the file as \"CSV UTF-8\"."},
    {"empty_file", SEVERITY_ERROR, STAGE_FILE, "a header line and rows", "Ask for the file again."},
    {"byte_order_mark", SEVERITY_NOTE, STAGE_FILE, "UTF-8 with or without a byte order mark",
     "Nothing is to be done."},
    {"crlf", SEVERITY_NOTE, STAGE_FILE, "lines that end in LF, CR LF or CR",
     "Nothing is to be done."},
    {"cr", SEVERITY_NOTE, STAGE_FILE, "lines that end in LF, CR LF or CR",
     "Nothing is to be done."},
    {"sep_line", SEVERITY_NOTE, STAGE_STRUCTURE, "the header in the first line",
     "Nothing is to be done."},
    {"semicolons", SEVERITY_NOTE, STAGE_STRUCTURE, "commas, semicolons or tabs between the columns",
     "Nothing is to be done; numbers must have no commas."},
    {"tabs", SEVERITY_NOTE, STAGE_STRUCTURE, "commas, semicolons or tabs between the columns",
     "Nothing is to be done."},
    {"personal_data", SEVERITY_ERROR, STAGE_STRUCTURE, "no column that tells of a person",
     "Take the column away, and delete what was sent with it."},
    {"unknown_layout", SEVERITY_ERROR, STAGE_STRUCTURE,
     "a header line with the columns of a layout",
     "Correct the header, or describe the columns in a new layout."},
    {"unknown_column", SEVERITY_ERROR, STAGE_STRUCTURE, "the columns of the layout, in any order",
     "Correct the header, or add the column to the layout with the role \"ignore\"."},
    {"missing_column", SEVERITY_ERROR, STAGE_STRUCTURE, "the columns of the layout, in any order",
     "Put the column back, or correct its name."},
    {"two_layouts", SEVERITY_ERROR, STAGE_STRUCTURE, "columns that one layout has, and no other",
     "Give the file a header that tells them apart, or take one of the layouts away."},
    {"no_period", SEVERITY_ERROR, STAGE_STRUCTURE,
     "a name that tells the period, where no column does", "Rename the file."},
    {"column_twice", SEVERITY_ERROR, STAGE_STRUCTURE, "each column once",
     "Take one of the columns away, or correct its name."},
    {"no_rows", SEVERITY_WARNING, STAGE_STRUCTURE, "rows behind the header",
     "Ask whether this is the right file."},
    {"stray_quote", SEVERITY_ERROR, STAGE_STRUCTURE,
     "a text with quotes in quotes, each quote in it written twice",
     "Write \"a \"\"b\"\" c\", or take the quote away."},
    {"unclosed_quote", SEVERITY_ERROR, STAGE_STRUCTURE, "a closing quote for each that opens",
     "Close the quote, or take it away."},
    {"nul_byte", SEVERITY_ERROR, STAGE_STRUCTURE, "text", "Save the file as \"CSV UTF-8\"."},
    {"too_few_fields", SEVERITY_ERROR, STAGE_STRUCTURE, "as many fields as the header has",
     "Put the missing fields back; in the last line, ask whether the file was cut off."},
    {"too_many_fields", SEVERITY_ERROR, STAGE_STRUCTURE, "as many fields as the header has",
     "Put a text that holds a comma in quotes."},
    {"windows_1252", SEVERITY_WARNING, STAGE_RECORD, "text in UTF-8",
     "Save the file as \"CSV UTF-8\"."},
    {"not_text", SEVERITY_ERROR, STAGE_RECORD, "text in UTF-8", "Save the file as \"CSV UTF-8\"."},
    {"formula", SEVERITY_WARNING, STAGE_RECORD, "text that does not begin with = + - or @",
     "Take the first sign of the text away."},
    {"no_staff_group", SEVERITY_ERROR, STAGE_RECORD, "the staff group that the figure is of",
     "Write the staff group."},
    {"other_staff_group", SEVERITY_NOTE, STAGE_RECORD,
     "rows of the programme's staff group, perhaps among others",
     "Nothing is to be done, unless one of the groups is the programme's by another name."},
    {"only_totals", SEVERITY_WARNING, STAGE_RECORD, "rows that the totals add up",
     "Ask for the file with its parts; or for another layout, where the totals are the figures."},
    {"no_own_staff_group", SEVERITY_WARNING, STAGE_RECORD,
     "some row of the programme's staff group",
     "Ask for a file that has it, or correct the programme's staff group."},
    {"staff_group_nearly", SEVERITY_WARNING, STAGE_RECORD,
     "the name of the staff group as the programme writes it", "Correct the name."},
    {"bad_period", SEVERITY_ERROR, STAGE_RECORD,
     "a month such as 2014-09, or its last day, 2014-09-30", "Write the month so."},
    {"not_last_day", SEVERITY_WARNING, STAGE_RECORD, "the last day of the month",
     "Correct the day, or ask which month the figure is of."},
    {"early_period", SEVERITY_WARNING, STAGE_RECORD, "a month not years before the programme",
     "Correct the year."},
    {"future_period", SEVERITY_ERROR, STAGE_RECORD,
     "a month not later than the one in which the file was collected",
     "Correct the month, or the name of the file."},
    {"unknown_area", SEVERITY_ERROR, STAGE_RECORD, "the code of an area",
     "Correct the code, or say which area it is: add the area to the table of areas, or fill in "
     "the "
     "code's line in unmapped.csv and put that file among the aliases."},
    {"ambiguous_area", SEVERITY_ERROR, STAGE_RECORD, "the code, or the whole name, of one area",
     "Write the code, or say which area is meant: fill in the name's line in unmapped.csv and put "
     "that file among the aliases."},
    {"codes_differ", SEVERITY_ERROR, STAGE_RECORD, "codes of one area in all columns of codes",
     "Correct the one that is wrong, or leave it empty."},
    {"closed_area", SEVERITY_ERROR, STAGE_RECORD,
     "an area that existed in the figure's month, or when the file was collected",
     "Use the code of the area that has taken its place."},
    {"closed_zeros", SEVERITY_NOTE, STAGE_RECORD, "areas that existed when the file was collected",
     "Nothing is to be done."},
    {"other_name", SEVERITY_WARNING, STAGE_RECORD, "the name that belongs to the code",
     "Correct the one that is wrong."},
    {"unknown_series", SEVERITY_ERROR, STAGE_RECORD, "a collection of the table of series",
     "Correct it, or add the series to the table."},
    {"unknown_measure", SEVERITY_ERROR, STAGE_RECORD,
     "a measure of the table of measures, or a word for one",
     "Correct it, add the measure, or name the word in the layout."},
    {"unknown_status", SEVERITY_ERROR, STAGE_RECORD, "empty, or one of p, r, c, x, e, b",
     "Correct the status."},
    {"forecast", SEVERITY_ERROR, STAGE_RECORD, "what was counted", "Take the row away."},
    {"withheld", SEVERITY_WARNING, STAGE_RECORD, "an empty field beside the status c or x",
     "Leave the field empty, or correct the status."},
    {"not_a_number", SEVERITY_ERROR, STAGE_RECORD,
     "a plain number such as 1234.5, or a mark that the layout declares",
     "Write the number so, or leave the field empty where there is no figure."},
    {"number_as_date", SEVERITY_ERROR, STAGE_RECORD, "a number, and no date",
     "Take the number from its source, into a column that is formatted as text."},
    {"lost_digits", SEVERITY_ERROR, STAGE_RECORD, "all digits of a number",
     "Format the column as numbers without an exponent, and save the file again."},
    {"spreadsheet_error", SEVERITY_ERROR, STAGE_RECORD, "a number, and no error of a formula",
     "Mend it in the spreadsheet, and save the file again."},
    {"mended_value", SEVERITY_WARNING, STAGE_RECORD,
     "a plain number such as 1234.5, or a mark that the layout declares, and nothing around it",
     "Write the plain number."},
    {"negative", SEVERITY_ERROR, STAGE_RECORD, "a number of at least 0",
     "Correct it, or leave the field empty where there is no figure."},
    {"too_large", SEVERITY_ERROR, STAGE_RECORD, "a number below four thousand million",
     "Correct it."},
    {"not_whole", SEVERITY_ERROR, STAGE_RECORD, "a whole number",
     "Correct it, or ask whether it is of another measure."},
    {"parts_missing", SEVERITY_WARNING, STAGE_RECORD, "a value for each part",
     "Ask for the missing values; the sums are too low by them."},
    {"parts_refused", SEVERITY_WARNING, STAGE_RECORD, "no refused line in a file of parts",
     "Mend the refused lines."},
    {"duplicate_row", SEVERITY_WARNING, STAGE_ACROSS, "each figure once",
     "Take one of the rows away."},
    {"duplicate_month", SEVERITY_ERROR, STAGE_ACROSS, "each figure once",
     "Take the wrong one of the rows away."},
    {"total_differs", SEVERITY_WARNING, STAGE_ACROSS, "a total that its rows add up to",
     "Ask which of them is right: a row may be missing."},
    {"other_month", SEVERITY_WARNING, STAGE_ACROSS,
     "figures of the month in the file's name, where the kind's other files have theirs",
     "Ask whether this is the right file; correct its name."},
    {"fte_above_headcount", SEVERITY_WARNING, STAGE_ACROSS, "FTE not above the headcount",
     "Ask whether both are of the same staff."},
    {"fte_of_nobody", SEVERITY_ERROR, STAGE_ACROSS, "a headcount above 0 beside FTE above 0",
     "Correct the one that is wrong, or leave the field empty where it is not known."},
    {"fte_per_head", SEVERITY_ERROR, STAGE_ACROSS, "at most 1.5 FTE for each person",
     "Correct the one that is wrong; ask whether both are of the same month, place and staff."},
    {"parts_differ", SEVERITY_WARNING, STAGE_ACROSS,
     "parts that add up to the whole, but for rounding",
     "Ask which of the figures is wrong, or whether a part is missing."},
    {"flows_differ", SEVERITY_WARNING, STAGE_ACROSS,
     "a closing that is the opening and the flows between", "Ask which of the figures is wrong."},
    {"growth_differs", SEVERITY_WARNING, STAGE_ACROSS,
     "a percentage that follows from the figures beside it",
     "Ask which of the three figures is wrong."},
    {"zero_alone", SEVERITY_WARNING, STAGE_ACROSS, "an empty field where a figure is not known",
     "Ask whether they were counted elsewhere or coded as something else; leave the field empty "
     "where it is not known."},
    {"round_values", SEVERITY_WARNING, STAGE_ACROSS,
     "figures with decimals, as the other areas have",
     "Ask whether the figures were counted, or estimated."},
    {"areas_gone", SEVERITY_WARNING, STAGE_ACROSS, "the areas that had figures the month before",
     "Ask whether the file was cut off."},
    {"area_gone", SEVERITY_WARNING, STAGE_ACROSS, "a figure of the area, as the month before",
     "Send it, or ask why it is late."},
    {"large_revision", SEVERITY_WARNING, STAGE_HISTORY, "a revision of at most a tenth",
     "Ask for the reason."},
    {"withdrawn", SEVERITY_WARNING, STAGE_HISTORY, "a value where there was one before",
     "Ask whether the figure was taken back, or left out."},
    {"unlikely_change", SEVERITY_WARNING, STAGE_HISTORY, "a figure like those before it",
     "Ask what has changed: the staff, the coding, or who is counted."},
    {"stuck_value", SEVERITY_WARNING, STAGE_HISTORY, "a figure that was counted anew",
     "Ask whether the old figure was sent again."},
    {"copied_value", SEVERITY_WARNING, STAGE_HISTORY, "figures of the area's own",
     "Ask which of the two areas they are of."},
    {"override_expired", SEVERITY_WARNING, STAGE_HISTORY,
     "an override that reaches the month in which the file was collected",
     "Ask anew and give a later day, or take the row of overrides.csv away."},
    {"override_unused", SEVERITY_WARNING, STAGE_HISTORY, "a finding for each override",
     "Correct the row of overrides.csv, or take it away."},
};

/* those of judgement: the value may be right, and the rule wrong */
static const char *const judged[] = {
    "not_last_day",   "early_period",  "fte_above_headcount", "areas_gone",   "area_gone",
    "large_revision", "other_month",   "fte_per_head",        "parts_differ", "flows_differ",
    "growth_differs", "total_differs", "zero_alone",          "round_values", "unlikely_change",
    "stuck_value",    "copied_value",  "withdrawn",
};

const struct finding_kind *finding_kinds(size_t *n)
{
    *n = sizeof kinds / sizeof kinds[0];
    return kinds;
}

const struct finding_kind *finding_kind(const char *check)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (!strcmp(kinds[i].check, check))
            return &kinds[i];
    return NULL;
}

bool finding_may_be_overridden(const struct finding_kind *kind)
{
    for (size_t i = 0; i < sizeof judged / sizeof judged[0]; i++)
        if (!strcmp(judged[i], kind->check))
            return true;
    return false;
}

const char *finding_stage_word(enum finding_stage stage)
{
    static const char *const words[] = {"file", "structure", "record", "across", "history"};

    return words[stage];
}

const char *finding_severity_word(enum severity severity)
{
    static const char *const words[] = {"error", "warning", "note"};

    return words[severity];
}
