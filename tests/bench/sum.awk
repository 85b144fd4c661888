# the tasks in awk: commas inside quotes are taken away before the line is split
BEGIN { FS = "," }
NR == 1 { next }
/"/ {
	n = split($0, part, "\"")
	for (i = 2; i <= n; i += 2) gsub(",", "\001", part[i])
	line = part[1]
	for (i = 2; i <= n; i++) line = line part[i]
	$0 = line
}
task == "A2" || $8 == "Health visitor" {
	k = substr($1, 1, 7) "|" $4
	if (task == "A2") { gsub("\001", ",", $8); k = k "|" $8 }
	fte[k] += $10; heads[k] += $11
}
END { for (k in fte) printf "%s|%.2f|%d\n", k, fte[k], heads[k] }
