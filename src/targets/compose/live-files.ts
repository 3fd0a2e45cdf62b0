import { join } from "node:path";
import { command, type Command } from "../../command/command.ts";
import type { Runner } from "../../command/runner.ts";
import type { PlacedLiveFiles } from "./placement.ts";

/**
 * What is done on a host with live files. Beside them a note says which definition a container was given last, when it is not
 * the one that it was started from; while files are being exchanged it says so, because nobody knows then what would be loaded
 * after a power failure.
 */

/** No definition is called like this: whatever is wanted, the files have to be exchanged once more. */
export const beingExchanged = "being-exchanged";

/** By container id, the definition whose files it loaded last; for those that did not load them when they were started. */
export async function loadedSince(folder: string, runner: Runner): Promise<ReadonlyMap<string, string>> {
  const reading = 'cat "$1"/live/*/loaded 2> /dev/null; exit 0';
  const { stdout } = await runner.run(command("sh", "-c", reading, "sh", folder));
  return new Map([...stdout.matchAll(/^(\S+) (\S+)$/gm)].map(([, id = "", definition = ""]) => [id, definition]));
}

const functions = `fill() {
  if [ -d "$1" ]; then
    mkdir -p "$2" && cp -RpP "$1/." "$2.new" || return 1
    find "$2" -mindepth 1 -depth | while IFS= read -r old; do
      [ -e "$2.new\${old#"$2"}" ] || rm -rf "$old"
    done
    (cd "$2.new" && find . -type d) | while IFS= read -r each; do mkdir -p "$2/$each"; done
    (cd "$2.new" && find . -type f) | while IFS= read -r each; do mv -f "$2.new/$each" "$2/$each" || exit 1; done || return 1
    rm -rf "$2.new"
  elif [ -e "$2" ]; then cat "$1" > "$2"
  else mkdir -p "\${2%/*}" && cp -p "$1" "$2"; fi
}
fillAll() { while [ $# -gt 0 ]; do rm -rf "$2.new"; fill "$1" "$2" || return 1; shift 2; done; }`;

/**
 * Lays a unit's files where it is going to be started from; what a container loaded from there since its start is forgotten.
 * With `ifAbsent`, only when nothing lies there.
 */
export function layLiveFiles({ path, places }: PlacedLiveFiles, { ifAbsent }: { readonly ifAbsent: boolean }): Command {
  const script = `${functions}
own="$1"; always="$2"; shift 2
[ -z "$always" ] && [ -d "$own" ] && exit 0
umask 022; mkdir -p "$own" && rm -rf "$own/loaded" "$own/was" && fillAll "$@"`;
  return command("sh", "-c", script, "sh", path, ifAbsent ? "" : "always", pairs(places));
}

export type Exchange = {
  /** The live folder that the container mounts. */
  readonly path: string;
  readonly container: string;
  /** For each file or folder, what is to lie there. */
  readonly places: readonly { readonly at: string; readonly from: string }[];
};

/** Keeps the files as they are and puts the new ones in their places, where the running container sees them. */
export function exchangeLiveFiles({ path, container, places }: Exchange): Command {
  const script = `${functions}
own="$1"; echo "$2 ${beingExchanged}" > "$own/loaded.new" && mv -f "$own/loaded.new" "$own/loaded" || exit 1; shift 2
if [ ! -d "$own/was" ]; then
  rm -rf "$own/was.new" && mkdir "$own/was.new" || exit 1
  for each in "$own"/[0-9]*; do case "$each" in *.new) ;; *) cp -RpP "$each" "$own/was.new/" || exit 1;; esac; done
  mv "$own/was.new" "$own/was" || exit 1
fi
umask 022; fillAll "$@"`;
  return command("sh", "-c", script, "sh", path, container, pairs(places));
}

/** Notes what the container loaded; what was there before is no longer needed. */
export function noteLoaded({ path, container }: Exchange, definition: string): Command {
  const script = `echo "$2 $3" > "$1/loaded.new" && mv -f "$1/loaded.new" "$1/loaded" && rm -rf "$1/was"`;
  return command("sh", "-c", script, "sh", path, container, definition);
}

/** Puts the files back as they were before the exchange. */
export function takeBackLiveFiles({ path, places }: Exchange): Command {
  const back = places.map(({ at }) => ({ at, from: join(path, "was", at.slice(path.length + 1)) }));
  const script = `${functions}\numask 022; fillAll "$@"`;
  return command("sh", "-c", script, "sh", pairs(back));
}

function pairs(places: Exchange["places"]): string[] {
  return places.flatMap(({ at, from }) => [from, at]);
}
