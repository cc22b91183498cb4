# Adding rules to ufw, or taking them away. Nothing is done to what ufw does besides; it is not switched on either.

ufw_main() {
	read_arguments "$@"
	rules
	say_end
}

# One rule: SOURCE PROTOCOL PORTS COMMENT
allow() {
	if [[ $UNDO == yes ]]; then
		run ufw delete allow proto "$2" from "$1" to any port "$3"
	else
		run ufw allow proto "$2" from "$1" to any port "$3" comment "$4"
	fi
}
