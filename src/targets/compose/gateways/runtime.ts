import { TargetError } from "../../../errors.ts";
import type { RunningGateway } from "../../target.ts";
import type { Steering } from "./steer.ts";

/** Speaks with the socket by whatever the image has for it. */
const overFile =
  'if command -v socat >/dev/null; then printf "%s\\n" "$2" | socat -t5 - "UNIX-CONNECT:$1"; else perl -MIO::Socket::UNIX -e \'my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die "$!\\n"; print $s "$ARGV[1]\\n"; $s->flush; print while <$s>\' "$1" "$2"; fi';
const overTcp =
  'if command -v bash >/dev/null; then bash -c \'exec 3<>"/dev/tcp/$0/$1"; printf "%s\\n" "$2" >&3; cat <&3\' "$1" "$2" "$3"; else printf "%s\\n" "$3" | nc "$1" "$2"; fi';

/** What HAProxy answers when it did what it was told. */
const good = /^(?:\s*|.*(?:changed from|no need to change).*)$/;

/** Has HAProxy do these commands; throws `target.failed` with its answer when it refuses one. */
export async function tellHaproxy(
  id: string,
  { unit, facts: { socket = "" } }: RunningGateway,
  commands: readonly string[],
  { engine }: Steering,
): Promise<void> {
  if (commands.length === 0) return;
  const line = commands.join("; ");
  const [, host, port] = /^(?:ipv4@)?(?!unix@|\/)([^:/]*):(\d+)$/.exec(socket) ?? [];
  const words =
    port === undefined
      ? [overFile, "sh", socket.replace(/^unix@/, ""), line]
      : [overTcp, "sh", host === "" || host === "*" || host === undefined ? "127.0.0.1" : host, port, line];
  const { exitCode, output } = await engine.exec(id, ["sh", "-c", ...words], AbortSignal.timeout(10_000), {
    user: "0",
  });
  if (exitCode === 0 && output.split("\n").every((each) => good.test(each))) return;
  throw new TargetError("target.failed", `${unit} refused to send requests elsewhere: ${output}`, {
    hint: `Its runtime API is told: ${line}`,
  });
}
