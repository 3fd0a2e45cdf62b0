import { dirname } from "node:path";
import { command } from "../../../command/command.ts";
import type { Runner } from "../../../command/runner.ts";
import { CommandError, TargetError } from "../../../errors.ts";
import { lockOf, type HostFiles } from "../host-files.ts";

const no = 9;
const anyMs = 60_000;

/** `$1` is the path; what is written comes over stdin. A file is on the disk before its name is. */
const written = `umask 077; mkdir -p "$2" && t="$1.writing-$$-$(date +%N)" && trap 'rm -f "$t" "$t.before"' EXIT || exit 1
onDisk() { sync "$@" 2> /dev/null || sync; }`;

const scripts = {
  read: `[ -e "$1" ] || exit ${no}; exec base64 < "$1"`,
  write: `${written}
cat > "$t" && chmod "$3" "$t" && onDisk "$t" && mv -f "$t" "$1" && onDisk "$2"`,
  claim: `${written}
cat > "$t" && onDisk "$t" || exit 1
if ln "$t" "$1" 2> /dev/null; then onDisk "$2"; elif [ -e "$1" ]; then exit ${no}; else exit 1; fi`,
  // Unlike `head`, `dd` never reads more than it was asked for, and what follows is the other content.
  exchange: `${written}
dd bs=1 count="$3" > "$t.before" 2> /dev/null && cat > "$t" && onDisk "$t" || exit 1
exec 8> "$4" && flock 8 && { cmp -s "$t.before" "$1" || exit ${no}; } && mv -f "$t" "$1" && onDisk "$2"`,
} as const;

/** The files of a host, each act one script over its connection; contents go over stdin and are in no command line. */
export function filesOnHost(runner: Runner): HostFiles {
  const run = async (name: keyof typeof scripts, args: readonly [string, ...string[]], stdin?: Uint8Array) => {
    const line = { ...command("sh", "-c", scripts[name], "sh", args), ...(stdin === undefined ? {} : { stdin }) };
    try {
      return await runner.run(line, { accept: [0, no], timeoutMs: anyMs });
    } catch (error) {
      throw refused(name, args[0], error);
    }
  };
  return {
    async read(path) {
      const { exitCode, stdout } = await run("read", [path]);
      return exitCode === no ? undefined : Buffer.from(stdout, "base64");
    },
    async write(path, content, mode) {
      await run("write", [path, dirname(path), mode.toString(8)], content);
    },
    claim: async (path, content) => (await run("claim", [path, dirname(path)], content)).exitCode === 0,
    async exchange(path, before, after) {
      const args = [path, dirname(path), String(before.length), lockOf(path)] as const;
      return (await run("exchange", args, Buffer.concat([before, after]))).exitCode === 0;
    },
  };
}

/** The script that failed is nobody's business; what the host said about the file is. */
function refused(name: keyof typeof scripts, path: string, error: unknown): unknown {
  if (!(error instanceof CommandError) || error.code !== "command.failed") return error;
  const said = error.lastLines.join("\n") || `it ended with ${error.status ?? "a signal"} and said nothing`;
  const deed = name === "read" ? "read" : "written";
  return new TargetError("target.failed", `${path} cannot be ${deed} on the host: ${said}`, { cause: error });
}
