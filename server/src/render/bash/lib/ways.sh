# Whether connections from host to host get through: something takes them, or the host says that nothing does.

at_ways_open() { # (HOST PORT)...
	local some wrong=0
	while (($# > 0)); do
		some=("${@:1:128}") # 64 at the same time
		shift "${#some[@]}"
		at_knock "${some[@]}" || wrong=1
	done
	return "$wrong"
}

# Says why connections do not get through, a line each.
at_knock() { # (HOST PORT)...
	local wrong=0
	local -A heard=()
	at_hear "$@"
	while (($# > 0)); do
		if [[ ${heard[$#]} != open && ${heard[$#]} != *'Connection refused'* ]]; then
			printf 'no way to port %s of %s: %s\n' "$2" "$1" "${heard[$#]##*: }"
			wrong=1
		fi
		shift 2
	done
	return "$wrong"
}

# Says what became of connections, a line each and in their order, after one to begin with: open, refused, or why there
# was no answer.
at_try_ports() { # (HOST PORT)...
	local some
	printf 'begin\n'
	while (($# > 0)); do
		some=("${@:1:128}")
		shift "${#some[@]}"
		at_try_some "${some[@]}"
	done
}

at_try_some() { # (HOST PORT)...
	local -A heard=()
	at_hear "$@"
	while (($# > 0)); do
		case ${heard[$#]} in
			*'Connection refused'*) printf 'refused\n' ;;
			*) printf '%s\n' "${heard[$#]##*: }" ;;
		esac
		shift 2
	done
}

# Puts what became of connections into heard, an array of the caller, by the number of words that were left: open, or what
# bash said. What else bash says is about the same.
at_hear() { # (HOST PORT)...
	local number said
	while read -r number said; do heard[$number]=${said:-open}; done < <(exec timeout 5 bash --norc -c 'export LC_ALL=C
		knock() {
			local said
			said=$({ : 3<> "/dev/tcp/$2/$3"; } 2>&1) && said=""
			printf "%s %s\n" "$1" "$said"
		}
		while (($# > 0)); do
			knock "$#" "$1" "$2" &
			shift 2
		done
		wait' knock "$@")
	while (($# > 0)); do
		heard[$#]=${heard[$#]-no answer in 5 seconds}
		shift 2
	done
}
