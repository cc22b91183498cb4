# Copying files from hosts. Each host has a folder of its own, which is replaced as a whole, or not at all.

own_option() { return 1; }

# One host: HOST FOLDER (PATH COPY)...
host() {
	is_chosen "$1" || return 0
	if [[ $LIST == yes ]]; then
		list_host "$@"
		return
	fi
	beside fetch_host "$@"
}

list_host() { # as host
	local name=$1
	shift 2
	while (($# > 0)); do
		printf '%q:%q\n' "$name" "$1"
		shift 2
	done
}

fetch_host() { # HOST FOLDER (PATH COPY)...
	ask_host "$@"
	printf 'end\n' >> "$work/$MANIFEST"
	put_in_place "$work" "$PLACE/$2"
}

# Fills the folder of a host, and puts what there is to say into SAID, and in one word into ENDED.
ask_host() { # as fetch_host
	local host=$1 paths=() copies=() missing=() unreadable=0
	shift 2
	while (($# > 0)); do
		paths+=("$1") copies+=("$2")
		shift 2
	done
	try watch "$host" at_send "${paths[@]}" > "$work.reply" 2> "$work.words"
	explain "$STATUS"
	((STATUS != 0)) || try take_files
	if ((STATUS != 0)); then
		rm -rf -- "$work"
		mkdir -- "$work"
		begin_manifest not-reached
		printf -v SAID '%q: NOT REACHED. %s\n' "$host" "$REASON"
		SAID+=$(sed 's/^/    /' "$work.words")
		ENDED=failed
	elif ((unreadable > 0)); then
		printf -v SAID '%q: %s of %s files cannot be read.' "$host" "$unreadable" "${#paths[@]}"
		ENDED=failed
	else
		printf -v SAID '%q: %s files.' "$host" "$((${#paths[@]} - ${#missing[@]}))"
		((${#missing[@]} == 0)) || printf -v SAID '%s Not there: %s' "$SAID" "${missing[*]}"
		ENDED=well
	fi
}

begin_manifest() { # reached or not-reached
	now
	printf '%s\nhost\t%s\ntime\t%s\n' "$TITLE" "$1" "$NOW" > "$work/$MANIFEST"
}

# Makes files of what a host has sent. What the user's start files print on the host comes before its first line.
take_files() {
	local state='' sum data at=0 reply
	REASON='The files did not arrive whole; start this script again.'
	begin_manifest reached
	exec {reply}< "$work.reply"
	while read -r -u "$reply" state sum data && [[ $state != begin ]]; do :; done
	while read -r -u "$reply" state sum data && ((at < ${#paths[@]})); do
		case $state in
			fetched) take_file "${copies[at]}" "$sum" "$data" || return 1 ;;
			missing) printf -v "missing[${#missing[@]}]" '%q' "${paths[at]}" ;;
			unreadable) unreadable=$((unreadable + 1)) ;;
			*) return 1 ;;
		esac
		printf 'file\t%s\t%s\t%s\n' "$state" "$sum" "${copies[at]}" >> "$work/$MANIFEST" || return 1
		at=$((at + 1))
	done
	[[ $state == end ]] && ((at == ${#paths[@]}))
}

take_file() { # COPY SUM DATA
	local file=$work/$1
	mkdir -p -- "${file%/*}" && base64 -d <<< "$3" > "$file" || return 1
	at_sum "$file"
	[[ $SUM == "$2" ]]
}

# The folder of an earlier time makes room; nothing is ever half old and half new.
put_in_place() { # WORK FOLDER
	rm -rf -- "$1.old"
	[[ ! -e $2 && ! -L $2 ]] || mv -T -- "$2" "$1.old"
	mv -T -- "$1" "$2"
}

# Prints files, a line each: the state, the sum and the content.
at_send() { # PATH...
	local path content
	printf 'begin\n'
	for path in "$@"; do
		at_sum "$path"
		[[ $SUM != absent ]] || at_can_tell "$path" || SUM=unreadable
		case $SUM in
			absent) printf 'missing -\n' ;;
			special | unreadable) printf 'unreadable -\n' ;;
			*) if content=$(base64 -w 0 -- "$path"); then printf 'fetched %s %s\n' "$SUM" "$content"; else printf 'unreadable -\n'; fi ;;
		esac
	done
	printf 'end\n'
}

# Whether a path that is not seen is not there: who may not enter a folder cannot tell.
at_can_tell() { # PATH
	local folder=${1%/*}
	while [[ -n $folder && ! -e $folder ]]; do folder=${folder%/*}; done
	[[ -x ${folder:-/} ]]
}
