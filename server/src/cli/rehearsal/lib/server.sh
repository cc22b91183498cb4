#!/bin/bash
# Stands for the server of DolphinDB in a rehearsal: reads its configuration, refuses what cannot be right, and listens on
# its port by a program that lies below the package, as the server does.
unset LD_LIBRARY_PATH
here=$(exec readlink -f -- "$0")
here=${here%/*}
mode='' home='' config='' site='' log='' nodes=''
words=("$@")
while (($# > 0)); do
	case $1 in
		-mode) mode=${2:-} ;;
		-home) home=${2:-} ;;
		-config) config=${2:-} ;;
		-localSite) site=${2:-} ;;
		-logFile) log=${2:-} ;;
		-nodesFile) nodes=${2:-} ;;
	esac
	shift
done

say() {
	printf '%s\n' "$1" >&2
	[[ -z $log ]] || printf '%s\n' "$1" >> "$log"
}

fail() {
	say "<ERROR> : $1"
	printf '%s\t%s\t%s\n' "$(< /run/self)" "${alias:-$mode}" "$1" >> /run/rehearsal/failures
	exit 1
}

# Puts the value of the last line for a parameter into VALUE. Neither this nor what follows starts a process: servers are
# started by the dozen.
value_of() { # PARAMETER FILE
	local line wanted="^[[:space:]]*$1[[:space:]]*=[[:space:]]*(.*)$"
	VALUE=''
	while IFS= read -r line || [[ -n $line ]]; do
		[[ ! $line =~ $wanted ]] || VALUE=${BASH_REMATCH[1]}
	done < "$2"
	VALUE=${VALUE%"${VALUE##*[![:space:]]}"}
}

if [[ -z $site ]]; then
	[[ -r $config ]] || fail "cannot read the configuration file $PWD/$config"
	value_of localSite "$config"
	site=$VALUE
fi
alias=${site##*:} port=${site%:*}
address=${port%:*} port=${port##*:}
[[ $site == *:*:* && $port =~ ^[0-9]+$ ]] || fail "localSite is not of the form host:port:alias: ${site:-missing} (${words[*]})"
address=${address#[} address=${address%]}
IFS= read -r -d '' known < /run/addresses
[[ $'\n'$known == *$'\n'"$address"$'\n'* ]] || fail "localSite names an address that this host does not have: $address"
[[ -e $here/dolphindb.lic ]] || fail "there is no licence $here/dolphindb.lic"
if [[ $mode == controller ]]; then
	[[ -r $nodes ]] || fail "cannot read $PWD/$nodes"
	IFS= read -r -d '' rows < "$nodes"
	[[ ${rows//[$' \t\r']/} == *"$site,controller"* ]] || fail "$PWD/$nodes has no row for the controller $site"
fi
if { : 3<> "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null; then fail "cannot bind the port $port: it is in use"; fi
if [[ $mode == controller && -n $home ]]; then
	[[ -d $home/$alias/raft ]] || mkdir -p -- "$home/$alias/raft"
	printf 'started as %s\n' "$site" >> "$home/$alias/raft/raftHardstate"
fi
say "<INFO> : $alias listens on $port"
exec -a "$0" "$here/.rehearsal-listener" --daemon --no-detach "--port=$port" --config=/dev/null < /dev/null > /dev/null 2>&1
