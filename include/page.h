/* The style and the script of pages: pipeline/output/page.css and page.js, compiled in by make. */
#ifndef HW_PAGE_H
#define HW_PAGE_H

extern const char page_style[];
extern const char page_script[];      /* in marks that hide it from readers of XML */
extern const char page_script_hash[]; /* of those bytes: SHA-256 in base 64 */

#endif
