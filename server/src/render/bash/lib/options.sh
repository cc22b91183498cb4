# Options of migrate.sh and rollback.sh.

APPLY=no        # --apply: really do it
YES=no          # --yes: confirmations are given
DELETE_EXTRA=no # --delete-extra: files that only a copy has may be deleted there
ACTION=walk     # or list, status
FROM='' ONLY='' UNTIL=''

read_options() {
	local dry=no
	while (($# > 0)); do
		option_is_known "$1"
		case $1 in
			--apply) APPLY=yes ;;
			--dry-run) dry=yes ;;
			--yes) YES=yes ;;
			--delete-extra) DELETE_EXTRA=yes ;;
			--list) ACTION=list ;;
			--status) ACTION=status ;;
			--help | -h)
				print_help
				exit 0
				;;
			*)
				(($# >= 2)) || usage "$1 needs the name of a step."
				select_steps "$1" "$2"
				shift
				;;
		esac
		shift
	done
	[[ $dry == no || $APPLY == no ]] || usage 'Either --dry-run or --apply.'
}

# Every script has options of its own.
option_is_known() {
	case " $OPTIONS --help -h " in
		*" $1 "*) ;;
		*) usage "There is no option $1." ;;
	esac
}

select_steps() { # OPTION STEP
	local step
	for step in ${STEP_IDS[@]+"${STEP_IDS[@]}"}; do
		[[ $step == "$2" ]] || continue
		case $1 in
			--from) FROM=$2 ;;
			--only) ONLY=$2 ;;
			--until) UNTIL=$2 ;;
		esac
		return
	done
	usage "There is no step $2; --list shows all."
}

usage() {
	printf '%s\nbash %s --help lists the options.\n' "$1" "${0##*/}" >&2
	exit 2
}

# Puts yes or no into CHOSEN: whether the options name this step. Steps are asked for in order.
choose() { # STEP
	[[ $1 != "$FROM" ]] || FROM=''
	CHOSEN=no
	if [[ -z $FROM && $UNTIL != passed && (-z $ONLY || $ONLY == "$1") ]]; then CHOSEN=yes; fi
	[[ $1 != "$UNTIL" ]] || UNTIL=passed
}
