/**
 * Makes the machine that people log in to, in namespaces of its own: its disk is the root of everything, this machine's
 * programs are there to be read, and nothing else of this machine is. Who is root in it is the emulator's user outside,
 * so that nothing of it can touch what that user could not, nor anything outside the disk. Its first process stays until
 * its input ends, which it does with the emulator, however that ends; and with it everything in the machine.
 *
 * Arguments: the disk, and what `node` is. Says `ready` and the first process's id as this machine counts.
 */
export const guestScript = `
set -e
disk=$1
node=$2
read -r pid _ </proc/self/stat
umask 022
mount --rbind "$disk" "$disk"
cd "$disk"
mount --bind usr/local .emulator/local
[ ! -d /usr/local ] || mount --rbind /usr/local .emulator/machine-local
for folder in usr bin sbin lib lib32 lib64 libx32 nix; do
  if [ -L "/$folder" ]; then
    [ -L "$folder" ] || ln -s "$(readlink "/$folder")" "$folder"
  elif [ -d "/$folder" ]; then
    mkdir -p "$folder"
    mount --rbind "/$folder" "$folder"
  fi
done
: >.emulator/bin/node
mount --bind "$node" .emulator/bin/node
while read -r _ _ _ _ point options _; do
  point=$(printf %b "$point")
  case $point in
    "$disk" | "$disk/.emulator/local") ;;
    "$disk"/*) mount -o "remount,bind,ro\${options#r[ow]}" "$point" ;;
  esac
done </proc/self/mountinfo
mount --bind .emulator/local usr/local
for device in null zero full random urandom tty; do
  : >"dev/$device"
  mount --bind "/dev/$device" "dev/$device"
done
mkdir -p dev/shm
ln -sfn /proc/self/fd dev/fd
ln -sfn /proc/self/fd/0 dev/stdin
ln -sfn /proc/self/fd/1 dev/stdout
ln -sfn /proc/self/fd/2 dev/stderr
mount -t proc -o nosuid,nodev,noexec proc proc
pivot_root . .emulator/outside
cd /
umount -l /.emulator/outside
echo "ready $pid"
exec /bin/sh -c 'while read -r _; do :; done'
`;

/** What a disk has on top that is not its own: made anew for each machine, and no part of an image. */
export const notOfTheDisk: ReadonlySet<string> = new Set([
  ...['.emulator', 'dev', 'proc', 'run', 'tmp'],
  ...['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32', 'nix'],
]);
