#include "report.h"

void report_parts(const struct report *r, const struct standing *s, const struct report_part *part,
                  size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (part[i].heading)
            document_heading(r->d, 2, part[i].heading);
        size_t before = r->d->n;

        part[i].section(r, s);
        if (part[i].heading && r->d->n == before)
            document_drop_heading(r->d);
    }
}
