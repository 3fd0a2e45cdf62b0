import type { ApprovalWay, EnvironmentConfig, FreezeWindow, GatesConfig, Weekday } from "../config/config.ts";
import { wayOf, type Decision } from "./approval.ts";
import type { ComparedCommits } from "./commit-order.ts";
import { giverOf, type Act, type DeploymentKind, type EnvironmentState } from "./ledger.ts";
import { shortId, type ReleaseId } from "./release.ts";

/** What the gates of one deployment are judged by; nothing in it is asked from anywhere else. */
export type GateFacts = {
  readonly now: Date;
  readonly release: ReleaseId;
  readonly kind: DeploymentKind;
  /** Of the environment itself and of every environment that it requires, by name. */
  readonly states: Readonly<Record<string, EnvironmentState>>;
  readonly approvals: readonly Act[];
  /** How the release's commit stands to the one that runs now; `undefined`: there are no two to compare. */
  readonly commits?: ComparedCommits;
  /** How an approval is given when the configuration does not say; default: by name. */
  readonly usualWay?: ApprovalWay;
  /** What was decided on GitHub, when that was asked. */
  readonly decision?: Decision;
};

export type GateName = "order" | "hold" | "requires" | "sign-off" | "soak" | "freeze" | "approval";

export type GateVerdict = {
  readonly gate: GateName;
  readonly open: boolean;
  /** Why it is open or closed, one sentence. */
  readonly sentence: string;
  /** How it opens. */
  readonly hint?: string;
};

/**
 * Judges every gate of an environment; the deployment may start when all are open. A rollback brings back what was
 * verified here before, so only the approval is asked of it; a hotfix passes order, sign-off and soak, and may come from an
 * older commit than what runs, but never passes the approval; a return is automatic and asks nobody.
 */
export function judgeGates(environment: EnvironmentConfig, facts: GateFacts): readonly GateVerdict[] {
  if (facts.kind === "return") return [];
  const approval = judgeApproval(environment, facts);
  if (facts.kind === "rollback") return approval;
  const order =
    facts.kind === "hotfix"
      ? []
      : environment.gates.requires.flatMap((upstream) => judgeUpstream(environment.gates, upstream, facts));
  const freeze = [...judgeFrozen(environment, facts), ...judgeFreeze(environment.gates.freeze, facts.now)];
  return [...judgeHold(environment, facts), ...judgeOrder(environment, facts), ...order, ...freeze, ...approval];
}

/** The release of an older commit would take away what a newer one brought. */
function judgeOrder(environment: EnvironmentConfig, { kind, commits, release, states }: GateFacts): GateVerdict[] {
  if (kind !== "deploy" || commits === undefined) return [];
  const { relation, candidate, deployed } = commits;
  const [wanted, now] = [candidate.slice(0, 7), deployed.slice(0, 7)];
  if (relation.is === "newer") return [];
  if (relation.is === "unknown") {
    const sentence = `it is not known whether commit ${wanted} is older than ${now}, which runs there: ${relation.why}`;
    const hint = relation.hint === undefined ? {} : { hint: relation.hint };
    return [{ gate: "order", open: true, sentence, ...hint }];
  }
  if (relation.is === "apart") {
    const sentence = `commit ${wanted} does not follow ${now}, which runs there, and is not older either`;
    return [{ gate: "order", open: true, sentence }];
  }
  // What was made of an older commit is made of a newer one again when somebody takes a change back.
  if (environment.gates.requires.some((name) => states[name]?.current?.release === release)) return [];
  return [
    {
      gate: "order",
      open: false,
      sentence: `release ${shortId(release)} is of commit ${wanted}, which is older than ${now}, which runs there`,
      hint: `aip-deploy rollback ${environment.name} --to ${shortId(release)} --reason "why the older one"`,
    },
  ];
}

function judgeFrozen(environment: EnvironmentConfig, { states, now }: GateFacts): GateVerdict[] {
  const freeze = states[environment.name]?.freeze;
  if (freeze === undefined || now >= new Date(freeze.until)) return [];
  const because = freeze.act.reason === undefined ? "" : `: ${freeze.act.reason}`;
  return [
    {
      gate: "freeze",
      open: false,
      sentence: `${environment.name} is frozen by ${freeze.act.by} until ${freeze.until}${because}`,
      hint: `aip-deploy lift ${environment.name}`,
    },
  ];
}

function judgeHold(environment: EnvironmentConfig, { states }: GateFacts): GateVerdict[] {
  const hold = states[environment.name]?.hold;
  if (hold === undefined) return [];
  const because = hold.reason === undefined ? "" : `: ${hold.reason}`;
  return [
    {
      gate: "hold",
      open: false,
      sentence: `${environment.name} is held by ${hold.by} since ${hold.at}${because}`,
      hint: `aip-deploy lift ${environment.name}`,
    },
  ];
}

function judgeUpstream(gates: GatesConfig, upstream: string, facts: GateFacts): GateVerdict[] {
  const { release, states, now } = facts;
  const name = shortId(release);
  const verified = states[upstream]?.good.find((good) => good.release === release);
  if (verified === undefined) {
    return [
      {
        gate: "requires",
        open: false,
        sentence: `release ${name} was not verified on ${upstream}`,
        hint: `Bring it to ${upstream} first; aip-deploy diff ${upstream} ${name} says what differs.`,
      },
    ];
  }
  const verdicts: GateVerdict[] = [
    { gate: "requires", open: true, sentence: `release ${name} was verified on ${upstream} at ${verified.at}` },
  ];
  if (gates.signOff !== undefined) verdicts.push(judgeSignOff(gates.signOff.by, upstream, facts));
  if (gates.soakSeconds > 0) verdicts.push(judgeSoak(gates.soakSeconds, upstream, verified.at, now));
  return verdicts;
}

function judgeSignOff(by: readonly string[], upstream: string, { release, states }: GateFacts): GateVerdict {
  const given = states[upstream]?.signOffs.find(
    (each) => each.release === release && (by.length === 0 || by.includes(giverOf(each.act))),
  );
  if (given !== undefined) {
    const sentence = `${giverOf(given.act)} signed off release ${shortId(release)} on ${upstream} at ${given.act.at}`;
    return { gate: "sign-off", open: true, sentence };
  }
  const who = by.length === 0 ? "nobody" : `none of ${by.join(", ")}`;
  return {
    gate: "sign-off",
    open: false,
    sentence: `${who} signed off release ${shortId(release)} on ${upstream}`,
    hint: `aip-deploy sign-off ${upstream} --release ${shortId(release)} --by NAME`,
  };
}

function judgeSoak(soakSeconds: number, upstream: string, since: string, now: Date): GateVerdict {
  const until = new Date(Date.parse(since) + soakSeconds * 1000);
  const open = now >= until;
  const sentence = open
    ? `it has run on ${upstream} since ${since}`
    : `it has to run on ${upstream} until ${until.toISOString()}, for ${soakSeconds} s`;
  return open ? { gate: "soak", open, sentence } : { gate: "soak", open, sentence, hint: "Start again after that." };
}

function judgeFreeze(windows: readonly FreezeWindow[], now: Date): GateVerdict[] {
  return windows
    .filter((window) => isInside(window, now))
    .map((window) => ({
      gate: "freeze",
      open: false,
      sentence: `no deployments on ${window.days.join(", ")} from ${window.from} to ${window.to} ${window.zone}${window.reason === undefined ? "" : ` (${window.reason})`}`,
      hint: "A rollback is always possible.",
    }));
}

function judgeApproval(environment: EnvironmentConfig, facts: GateFacts): GateVerdict[] {
  const wanted = environment.gates.approval;
  if (wanted === undefined) return [];
  if (facts.decision !== undefined) return [verdictOf(facts.decision)];
  const { approvals, release, usualWay } = facts;
  if (wayOf(environment, usualWay) !== "name") return [unasked(environment, facts)];
  const names = [...new Set(approvals.map((each) => each.by))];
  const valid = names.filter((name) => wanted.by.length === 0 || wanted.by.includes(name));
  if (valid.length >= wanted.count) {
    return [{ gate: "approval", open: true, sentence: `approved by ${valid.join(", ")}` }];
  }
  const who = wanted.by.length === 0 ? "anybody, by name" : `of ${wanted.by.join(", ")}`;
  const soFar = names.length === 0 ? "nobody approved" : `only ${names.join(", ")} approved`;
  return [
    {
      gate: "approval",
      open: false,
      sentence: `${environment.name} asks for ${wanted.count} approval${wanted.count === 1 ? "" : "s"} (${who}); ${soFar}`,
      hint: `aip-deploy deploy ${environment.name} --release ${shortId(release)} --approve-by NAME`,
    },
  ];
}

function verdictOf({ open, sentence, hint }: Decision): GateVerdict {
  return { gate: "approval", open, sentence, ...(hint === undefined ? {} : { hint }) };
}

function unasked(environment: EnvironmentConfig, { release, usualWay }: GateFacts): GateVerdict {
  const place = wayOf(environment, usualWay) === "issue" ? "on an issue" : "by the reviewers of its environment";
  const sentence = `${environment.name} asks for an approval on GitHub, ${place}`;
  const hint = `aip-deploy approve ${environment.name} --release ${shortId(release)}`;
  return { gate: "approval", open: false, sentence, hint };
}

const weekdays: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Whether the moment lies in the window, by the wall clock of the window's own zone. */
export function isInside(window: FreezeWindow, moment: Date): boolean {
  const { day, time } = wallClock(moment, window.zone);
  const on = (which: Weekday) => window.days.includes(which);
  if (window.from < window.to) return on(day) && time >= window.from && time < window.to;
  const yesterday = weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day;
  return (on(day) && time >= window.from) || (on(yesterday) && time < window.to);
}

function wallClock(moment: Date, zone: string): { day: Weekday; time: string } {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return {
    day: (parts["weekday"] ?? "").toLowerCase() as Weekday,
    time: `${parts["hour"] ?? ""}:${parts["minute"] ?? ""}`,
  };
}
