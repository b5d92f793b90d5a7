# shellcheck shell=bash
# Shared by the scripts of this folder; source it, do not run it.

me=${0##*/}
PYTHON=/usr/bin/python3 # the distribution's own: other pythons on PATH do not see apt's python3-slixmpp

die() {
  printf '%s: %s\n' "$me" "$*" >&2
  exit 1
}

# usage_exit TEXT ARGS...: prints TEXT and ends the script when --help or -h is among ARGS.
usage_exit() {
  local text=$1 arg
  shift
  for arg; do
    case $arg in
      --help | -h)
        printf '%s\n' "$text"
        exit 0
        ;;
    esac
  done
}

bad_usage() {
  printf '%s\n' "$1" >&2
  exit 2
}

# have NAME: whether everything that NAME (prosody or slixmpp) needs is on this machine. Runs no server.
have() {
  case $1 in
    prosody)
      [ -x "$PYTHON" ] && command -v prosody prosodyctl openssl setsid >/dev/null &&
        [ "$(command -v prosody prosodyctl openssl setsid | wc -l)" = 4 ]
      ;;
    slixmpp)
      # -I: or the folder slixmpp/ beside these scripts could be taken for the library
      [ -x "$PYTHON" ] &&
        "$PYTHON" -I -c 'import sys; from importlib.util import find_spec; sys.exit(find_spec("slixmpp") is None)'
      ;;
    *) return 1 ;;
  esac
}

# The id of the Prosody that runs from folder $1, or nothing. The command line is compared as well, so that an id which
# the system has given to another process since is never taken for ours; a zombie has none.
running_pid() {
  local pid
  [ -r "$1/run/pid" ] || return 0
  read -r pid <"$1/run/pid" || return 0
  case $pid in '' | *[!0-9]*) return 0 ;; esac
  if tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "$1/prosody.cfg.lua"; then
    echo "$pid"
  fi
}

# The one spelling of the path of folder $1, which need not exist: running_pid compares it.
absolute() {
  realpath -m -- "$1"
}
