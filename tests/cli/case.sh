# Golden runs: sourced by run_cases and approve. A case is a folder tests/cli/<command>/<what-it-proves>/ with
#   cmd      one line of shell; `dossier` is the build under test (required)
#   exit     the exit code (required)
#   stdout, stderr   what must be printed, byte for byte; an absent file stands for nothing
#   stdin    what to feed it; absent: nothing
# and whatever other files the line reads. It runs in a fresh copy of those other files.

# run_case BINARY CASE RESULT: leaves stdout, stderr and exit of the case in the folder RESULT.
run_case() {
    local binary=$1 case=$2 result=$3 scratch input=/dev/null
    scratch=$(mktemp -d) || return
    mkdir -p "$scratch/bin" "$scratch/work" "$result"
    ln -s "$binary" "$scratch/bin/dossier"
    cp -RP "$case/." "$scratch/work"
    (cd "$scratch/work" && rm -f cmd stdin stdout stderr exit)
    if [ -f "$case/stdin" ]; then input=$case/stdin; fi
    (
        cd "$scratch/work" || exit
        code=0
        env -i PATH="$scratch/bin:/usr/bin:/bin" HOME="$scratch" LC_ALL=C.UTF-8 NO_COLOR=1 TZ=UTC COLUMNS=100 \
            bash -o pipefail -c "$(cat "$case/cmd")" <"$input" >"$result/stdout" 2>"$result/stderr" || code=$?
        echo $code >"$result/exit"
    )
    chmod -R u+rwX "$scratch" && rm -rf "$scratch"
}
