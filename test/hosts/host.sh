#!/bin/bash
# First process of one lab host. Builds the host's own root from read-only pieces of the machine and private folders,
# waits until the cable is plugged in, starts sshd, then reaps orphans until the lab lets go of its standard input.
# Arguments: lab folder, folder of the host, address, host name, "sshd" or "none".
set -euo pipefail
lab=$1 self=$2 address=$3 name=$4 service=$5
read -r pid _ < /proc/self/stat # still the machine's /proc: our pid as the machine counts
root=$lab/root

put() { { echo "$2" > "/proc/sys/$1"; } 2> /dev/null || true; }
put kernel/hostname "$name"
put net/ipv6/conf/all/disable_ipv6 1
put net/ipv6/conf/default/disable_ipv6 1
# A dead connection is noticed in seconds instead of minutes.
put net/ipv4/tcp_syn_retries 2
put net/ipv4/tcp_retries2 4

read_only() { mount --bind "$1" "$root$1" && mount -o remount,bind,ro "$root$1"; }
mount -t tmpfs -o mode=755 lab "$root"
for entry in bin sbin lib lib32 lib64 libx32 etc nix opt usr var; do
	if [ -L "/$entry" ]; then
		cp -P "/$entry" "$root/$entry"
	elif [ -d "/$entry" ]; then
		mkdir "$root/$entry"
		read_only "/$entry"
	fi
done
for entry in home ssd data srv backup root tmp var/tmp var/log etc/ssh etc/sudoers.d lab; do
	mkdir -p "$root/$entry"
	mount --bind "$self/$entry" "$root/$entry"
done
mount --bind "$lab/shared" "$root/lab/shared"
for entry in passwd shadow hosts; do mount --bind "$self/etc/$entry" "$root/etc/$entry"; done

mkdir "$root/proc" "$root/sys" "$root/dev" "$root/run"
mount -t proc proc "$root/proc"
for entry in sys sysrq-trigger; do
	mount --bind "$root/proc/$entry" "$root/proc/$entry" && mount -o remount,bind,ro "$root/proc/$entry"
done
mount -t sysfs -o ro sysfs "$root/sys"
mount -t tmpfs -o mode=755 run "$root/run"
mkdir "$root/run/sshd" "$root/run/lock"
mount -t tmpfs -o mode=755 dev "$root/dev"
for entry in null zero full random urandom tty; do
	: > "$root/dev/$entry"
	mount --bind "/dev/$entry" "$root/dev/$entry"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
mount -t tmpfs shm "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for entry in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${entry%:*}" "$root/dev/${entry#*:}"; done

cd "$root"
mkdir .machine
pivot_root . .machine
cd /
umount -l /.machine
rmdir /.machine

echo "pid $pid"
read -r _
ip link set lo up
ip address add "$address/24" dev eth0
ip link set eth0 up
# Without delayed acknowledgements ssh takes half the time.
ip route change "${address%.*}.0/24" dev eth0 proto kernel scope link src "$address" quickack 1
ip ntable change name arp_cache dev eth0 mcast_probes 2 retrans 200 # no route to host: in half a second, not three
if [ "$service" = sshd ]; then "$(command -v sshd)" -E /var/log/sshd.log; fi
echo ready
while read -r _; do :; done
