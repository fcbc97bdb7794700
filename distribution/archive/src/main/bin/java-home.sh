# Sourced by bin/fairlead and by the build scripts of the source tree; POSIX sh, no process started unless unavoidable.
#
# find_java <program>: sets java_home to the first installation of Java 25 or newer that has bin/<program>.
# Looked at in this order: FAIRLEAD_JDK, JAVA_HOME, PATH, then the places where systems and version managers put JDKs.

java_minimum=25

find_java() {
    java_home=
    if [ -n "${FAIRLEAD_JDK:-}" ]; then
        java_home_fits "$FAIRLEAD_JDK" "$1" && return 0
        echo "FAIRLEAD_JDK is $FAIRLEAD_JDK: expected the folder of a JDK $java_minimum or newer" >&2
        return 1
    fi
    if [ -n "${JAVA_HOME:-}" ]; then
        java_home_fits "$JAVA_HOME" "$1" && return 0
    fi
    java_home_on_path "$1" && return 0
    for java_place in \
        /usr/lib/jvm/* \
        /usr/lib64/jvm/* \
        /usr/java/* \
        /opt/java/* \
        /opt/jdk* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
        java_home_fits "$java_place" "$1" && return 0
    done
    if [ "$1" = javac ]; then java_kind=JDK; else java_kind=Java; fi
    echo "No $java_kind $java_minimum or newer found: install one (Eclipse Temurin for example) or set FAIRLEAD_JDK to its folder" >&2
    return 1
}

java_home_fits() {
    [ -x "$1/bin/$2" ] || return 1
    java_feature=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r java_key java_value; do
            if [ "$java_key" = JAVA_VERSION ]; then
                java_value=${java_value#\"}
                java_feature=${java_value%%[!0-9]*}
            fi
        done <"$1/release"
    else
        java_feature=$("$1/bin/java" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
    fi
    [ "${java_feature:-0}" -ge "$java_minimum" ] || return 1
    java_home=$1
}

java_home_on_path() {
    java_link=$(command -v "$1" 2>/dev/null) || return 1
    while [ -h "$java_link" ]; do
        java_target=$(readlink "$java_link")
        case $java_target in
            /*) java_link=$java_target ;;
            *) java_link=${java_link%/*}/$java_target ;;
        esac
    done
    java_link=${java_link%/*}
    java_home_fits "${java_link%/*}" "$1"
}
