# docs/findings.md in, the rows of the table in finding_words.c out: what is said of each check, without its
# severity, which the catalogue has.
/^### / { check = $2; text = ""; next }
/^(\* |#)/ { if (check != "") printf "{\"%s\", \"%s\"},\n", check, text; check = "" }
check != "" && NF {
	gsub(/`/, "")
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	if (text == "") sub(/^(Error|Warning|Note)\. /, "")
	text = text (text == "" ? "" : " ") $0
}
