# A page an area with gnuplot, as PDF and as PNG. Set before: share (a file of areas), data, out.
set encoding utf8
areas = system("cat ".share)
do for [area in areas] {
	do for [kind in "pdf png"] {
		if (kind eq "pdf") {
			set terminal pdfcairo size 8.27in,11.69in font "Inter,10" noenhanced
		} else {
			set terminal pngcairo size 1240,1754 font "Inter,10" fontscale 1.5 noenhanced
		}
		set output out."/".area.".".kind
		unset label
		set label 1 area at screen 0.06,0.965 font ",22"
		set label 2 "Illustrative data, not published figures" at screen 0.06,0.935 font ",12"
		set multiplot
		set lmargin at screen 0.1; set rmargin at screen 0.92; unset key; set border 3; set grid ytics
		set style fill solid noborder

		# each chart is one paragraph: another is one more
		set tmargin at screen 0.91; set bmargin at screen 0.74
		set title "Actual and trajectory" left
		set datafile missing "NaN"
		f = data."/".area.".series"
		plot f skip 1 using 1:5:8 with filledcurves lc rgb "#D6E2EC", \
			f skip 1 using 1:6:7 with filledcurves lc rgb "#A9C1D6", \
			f skip 1 using 1:3 with lines dashtype 2 lw 2 lc rgb "#F46A25", \
			f skip 1 using 1:4 with lines dashtype 3 lw 1.5 lc rgb "#12436D", \
			f skip 1 using 1:2 with lines lw 2.5 lc rgb "#12436D"
		unset label

		set tmargin at screen 0.70; set bmargin at screen 0.58
		set title "Monthly change, %" left
		f = data."/".area.".control"
		plot f skip 1 using 1:3 with lines lc rgb "#595959", \
			f skip 1 using 1:4 with lines dashtype 2 lc rgb "#595959", \
			f skip 1 using 1:5 with lines dashtype 2 lc rgb "#595959", \
			f skip 1 using 1:2 with lines lc rgb "#6B6B6B", \
			f skip 1 using 1:2:($2 > $5 || $2 < $4 ? 0xB34A08 : 0x6B6B6B) with points pt 7 ps 0.5 lc rgb variable
		unset grid

		set tmargin at screen 0.54; set bmargin at screen 0.46
		set title "Needed and gained a month" left
		set yrange [3.6:-0.6]
		f = data."/".area.".pace"
		plot f skip 1 using (0):0:(0):2:($0-0.3):($0+0.3):ytic(1) with boxxyerror lc rgb "#12436D", \
			f skip 1 using 2:0:(sprintf("%+.1f", $2)) with labels left offset 1,0

		set tmargin at screen 0.42; set bmargin at screen 0.23
		set title "Gap to the trajectory" left
		set yrange [*:*] reverse
		f = "< sort -k2,2g ".data."/gaps | grep -v name"
		plot f using (0):0:(0):2:($0-0.3):($0+0.3):(strcol(1) eq area ? 0x12436D : 0x8A8A8A):ytic(1) with boxxyerror lc rgb variable, \
			f using 2:0:(sprintf("%+.1f", $2)) with labels left offset 1,0

		set tmargin at screen 0.2; set bmargin at screen 0.03
		unset title; unset border; unset tics
		set xrange [0:6.2]; set yrange [14:-0.5]
		f = data."/".area.".table"
		plot for [c = 1:6] f using (c):0:(strcol(c)) with labels right
		unset multiplot
		set output
		reset
		set encoding utf8
	}
}
