# Collecting what runs on hosts and the files it is configured by. Each host has a folder of its own; what was collected
# before is kept beside it.

SIZES=yes # --no-sizes: folders of data are not measured

own_option() { # OPTION
	[[ $1 == --no-sizes ]] || return 1
	SIZES=no
}

# One host: HOST FOLDER
host() {
	is_chosen "$1" || return 0
	if [[ $LIST == yes ]]; then
		printf '%q\n' "$1"
		return
	fi
	beside collect_host "$@"
}

# Fills the folder of a host. One that does not answer leaves what was collected of it before.
collect_host() { # HOST FOLDER
	local host=$1 folder=$PLACE/$2 copied=0 unreadable=0 processes=0 apart=0
	try watch "$host" at_collect "$SIZES" "${#SECRETS[@]}" "${SECRETS[@]}" "${DIRECTORIES[@]}" \
		> "$work.reply" 2> "$work.words"
	explain "$STATUS"
	((STATUS != 0)) || try take_all
	if ((STATUS != 0)); then
		ENDED=failed
		printf -v SAID '%q: NOT REACHED. %s\n' "$host" "$REASON"
		SAID+=$(sed 's/^/    /' "$work.words")
		[[ ! -e $folder ]] || SAID+=$'\n'"    What was collected before stays."
		return
	fi
	keep_earlier "$folder"
	mv -T -- "$work" "$folder"
	ENDED=well
	printf -v SAID '%q: %s processes, %s files.' "$host" "$processes" "$copied"
	if ((unreadable > 0)); then
		ENDED=failed
		SAID+=" $unreadable files or processes cannot be read; report.txt names them. A user with sudo sees more."
	elif ((processes == 0)); then
		SAID+=' No DolphinDB process runs there, so nothing leads to its files.'
	fi
	((apart == 0)) || SAID+=" $apart more run in containers, where their files are."
}

# Makes files of what a host has sent. What the user's start files print on the host comes before its first line.
take_all() {
	local word one two three reply
	REASON='What the host sent did not arrive whole; start this script again.'
	exec {reply}< "$work.reply"
	while read -r -u "$reply" word one && [[ $word != begin ]]; do :; done
	while read -r -u "$reply" word one two three; do
		case $word in
			file) take_file "$one" "$two" "$three" || return 1 ;;
			unreadable) unreadable=$((unreadable + 1)) ;;
			apart) apart=$((apart + 1)) ;;
			processes) processes=$one ;;
			report) base64 -d <<< "$one" > "$work/report.txt" || return 1 ;;
			end) return 0 ;;
			*) return 1 ;;
		esac
	done
	return 1
}

take_file() { # SUM PATH DATA, the last two in base64
	local path file
	path=$(base64 -d <<< "$2" && printf x) || return 1
	safe_name "${path%x}" || return 1
	file=$work$NAME
	mkdir -p -- "${file%/*}" && base64 -d <<< "$3" > "$file" || return 1
	at_sum "$file"
	[[ $SUM == "$1" ]] || return 1
	copied=$((copied + 1))
}

# Puts a path that stays below its folder, and that every file system can hold, into NAME; a host could send any.
safe_name() { # PATH
	local at letter code
	[[ $1 == /* && $1/ != */../* && $1/ != */./* && $1 != *//* && $1 != */ ]] || return 1
	NAME=''
	for ((at = 0; at < ${#1}; at++)); do
		letter=${1:at:1}
		case $letter in
			[[:cntrl:]] | '<' | '>' | ':' | '"' | '|' | '?' | '*' | \\ | %)
				printf -v code '%%%02X' "'$letter"
				NAME+=$code
				;;
			*) NAME+=$letter ;;
		esac
	done
}

# What was collected of a host at an earlier time moves aside, into a hidden folder, which no editor reads as a cluster.
keep_earlier() { # FOLDER
	local earlier
	[[ -e $1 || -L $1 ]] || return 0
	earlier=$PLACE/.earlier/${BEGUN//:/.}
	while [[ -e $earlier/${1##*/} ]]; do earlier+=+; done
	mkdir -p -- "$earlier"
	mv -T -- "$1" "$earlier/${1##*/}"
}
