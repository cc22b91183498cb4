# Adding rich rules to a zone of firewalld, or taking them away, now and for good. A reload would do both at once, but it
# would also end what others have allowed until the next one, such as their way in.

firewalld_main() {
	local verb=add place=() words=() rule
	read_arguments "$@"
	[[ $UNDO == no ]] || verb=remove
	[[ -z ${ZONE:-} ]] || place=("--zone=$ZONE")
	for rule in "${RULES[@]}"; do words+=("--$verb-rich-rule=$rule"); done
	run firewall-cmd --permanent ${place[@]+"${place[@]}"} "${words[@]}"
	run firewall-cmd ${place[@]+"${place[@]}"} "${words[@]}"
	say_end
}
