#!/bin/sh
# What Maven calls: `npm.sh build` and `npm.sh check`. Installs the packages only when the lock file has changed since, and
# builds only when a source has.
set -eu
cd "$(dirname "$0")/.."

if ! command -v npm >/dev/null 2>&1; then
    echo "The frontend is built with Node.js 20.19 or newer and npm, and npm is not on the PATH. Install Node.js (Debian: apt install nodejs npm)." >&2
    exit 1
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
    echo "The frontend is built with Node.js 20.19 or newer, but this is $(node --version). Install a newer Node.js." >&2
    exit 1
fi

installed=node_modules/.installed-lock.json
if ! cmp -s package-lock.json "$installed"; then
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
    cp package-lock.json "$installed"
fi

case "${1:-}" in
build)
    built=target/dist/index.html
    if [ -f "$built" ] && [ -z "$(find src public scripts index.html package.json package-lock.json vite.config.ts tsconfig.json -newer "$built")" ]; then
        echo "frontend: target/dist is up to date"
    else
        npm run build
        # The resources plugin only adds: files of an earlier build would stay in the jar.
        rm -rf target/classes/static
    fi
    ;;
check) npm run check ;;
*)
    echo "usage: npm.sh build|check" >&2
    exit 2
    ;;
esac
