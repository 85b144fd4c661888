# What a user may change. Every line can also be given on the command line: make report PERIOD=2015-03

VERSION = 0.1.0

# which reports
PROGRAMME = health-visitors
PERIOD = 2014-09
# one area only, by its code (Q46), or empty for all
AREA =
# which editions: pdf, html, png, svg, csv (each chart), pages (each page as PNG), with commas between; empty for the
# usual ones
EDITIONS =

# where to install
PREFIX = /usr/local
DESTDIR =

# the typeface: the folder that holds Inter-Regular.otf, Inter-Bold.otf and Inter-Medium.otf
FONTS = /usr/share/fonts/opentype/inter

# how to build
CC = gcc
CFLAGS = -O2 -g
LDFLAGS =
