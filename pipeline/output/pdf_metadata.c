#include "pdf_metadata.h"

#include <math.h>
#include <string.h>

/* Source: ISO 14289-1 (pdfuaid), ISO 19005-2 (pdfaid, and the schema that says what pdfuaid is). */
static const char before[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<dc:format>application/pdf</dc:format>\n"
    "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n";

static const char after[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";

/* XML has no way to hold some characters: a space stands for controls, ? for U+FFFE and U+FFFF. */
static void add_escaped(struct text *t, const char *s)
{
    for (; *s; s++) {
        if (*s == '<')
            text_add(t, "&lt;");
        else if (*s == '>')
            text_add(t, "&gt;");
        else if (*s == '&')
            text_add(t, "&amp;");
        else if ((unsigned char)*s < ' ')
            text_add(t, " ");
        else if (!strncmp(s, "\xEF\xBF\xBE", 3) || !strncmp(s, "\xEF\xBF\xBF", 3))
            text_add(t, "?"), s += 2;
        else
            text_add_bytes(t, s, 1);
    }
}

void pdf_metadata_xmp(const struct canvas_info *info, struct text *t)
{
    text_add(t, before);
    text_add(t, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    add_escaped(t, info->title);
    text_add(t, "</rdf:li></rdf:Alt></dc:title>\n");
    if (info->author && *info->author) {
        text_add(t, "<dc:creator><rdf:Seq><rdf:li>");
        add_escaped(t, info->author);
        text_add(t, "</rdf:li></rdf:Seq></dc:creator>\n");
    }
    text_addf(t,
              "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n"
              "<xmp:MetadataDate>%s</xmp:MetadataDate>\n",
              info->date, info->date, info->date);
    text_add(t, after);
}

static void add_number(struct text *t, unsigned long value)
{
    unsigned char bytes[4] = {value >> 24 & 255, value >> 16 & 255, value >> 8 & 255, value & 255};

    text_add_bytes(t, bytes, sizeof bytes);
}

/* A signed number with 16 binary places. */
static void add_fixed(struct text *t, double value)
{
    add_number(t, (unsigned long)lround(value * 65536) & 0xFFFFFFFF);
}

static void add_zeros(struct text *t, int n)
{
    while (n-- > 0)
        text_add_bytes(t, "", 1);
}

static void add_values(struct text *t, const char *type, const double *value, int n)
{
    text_add(t, type);
    add_number(t, 0);
    for (int i = 0; i < n; i++)
        add_fixed(t, value[i]);
}

/* A text of four letters in one language. */
static void add_localised(struct text *t, const char *four)
{
    text_add(t, "mluc");
    add_number(t, 0);
    add_number(t, 1);
    add_number(t, 12);
    text_add(t, "enGB");
    add_number(t, 8);
    add_number(t, 28);
    for (; *four; four++) {
        add_zeros(t, 1);
        text_add_bytes(t, four, 1);
    }
}

enum { SRGB_SIZE = 480, SRGB_TAGS = 10, SRGB_DATA = 128 + 4 + 12 * SRGB_TAGS };

static void add_header(struct text *t)
{
    static const double d50[] = {0.9642, 1.0, 0.8249};

    add_number(t, SRGB_SIZE);
    add_number(t, 0);
    add_number(t, 0x04200000); /* version 4.2 */
    text_add(t, "mntrRGB XYZ ");
    add_number(t, 2000 << 16 | 1); /* made on 1 January 2000 */
    add_number(t, 1 << 16);
    add_number(t, 0);
    text_add(t, "acsp");
    add_zeros(t, 28);
    for (int i = 0; i < 3; i++)
        add_fixed(t, d50[i]);
    add_zeros(t, 48);
}

static void add_directory(struct text *t)
{
    static const struct {
        const char *name;
        unsigned long offset, size;
    } tags[SRGB_TAGS] = {
        {"desc", 0, 36},   {"cprt", 36, 36},  {"wtpt", 72, 20},  {"chad", 92, 44},
        {"rXYZ", 136, 20}, {"gXYZ", 156, 20}, {"bXYZ", 176, 20}, {"rTRC", 196, 32},
        {"gTRC", 196, 32}, {"bTRC", 196, 32},
    };

    add_number(t, SRGB_TAGS);
    for (int i = 0; i < SRGB_TAGS; i++) {
        text_add(t, tags[i].name);
        add_number(t, SRGB_DATA + tags[i].offset);
        add_number(t, tags[i].size);
    }
}

void pdf_metadata_srgb(struct text *t)
{
    /* the primaries and the white of sRGB as D50 sees them (Bradford), and its curve: a power
     * of 2.4 with a straight foot */
    static const double white[] = {0.9642, 1.0, 0.8249},
                        adaptation[] = {1.047882,  0.022918,  -0.050217, 0.029586, 0.990478,
                                        -0.017075, -0.009247, 0.015075,  0.751678},
                        red[] = {0.436066, 0.222488, 0.013916},
                        green[] = {0.385147, 0.716873, 0.097076},
                        blue[] = {0.143066, 0.060608, 0.714096},
                        curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

    add_header(t);
    add_directory(t);
    add_localised(t, "sRGB");
    add_localised(t, "free");
    add_values(t, "XYZ ", white, 3);
    add_values(t, "sf32", adaptation, 9);
    add_values(t, "XYZ ", red, 3);
    add_values(t, "XYZ ", green, 3);
    add_values(t, "XYZ ", blue, 3);
    text_add(t, "para");
    add_number(t, 0);
    add_number(t, 3 << 16); /* kind 3 of curve */
    for (int i = 0; i < 5; i++)
        add_fixed(t, curve[i]);
}
