import { previewNumber } from "../config/preview.ts";
import { isHook } from "../release/hooks.ts";
import type { DeploymentResult } from "../release/order.ts";
import { shortId } from "../release/release.ts";

/** One way to go on: what it is for and, where there is one, the exact command. */
export type Next = { readonly what: string; readonly command?: string };

/** How to undo a deployment or how to go on after it, the likeliest first. */
export function nextAfter(deployment: DeploymentResult): readonly Next[] {
  const { environment, release, before, dryRun, outcome, unrecorded, verified } = deployment;
  if (dryRun) return afterDryRun(deployment);
  if (unrecorded !== undefined && verified) return [{ what: "Have it recorded", command: again(deployment) }];
  if (verified && outcome !== "succeeded") return afterLastHook(deployment);
  if (outcome !== "succeeded") return afterTrouble(deployment);
  if (deployment.kind === "rollback") {
    return [
      { what: `${environment} is held; let pushes deploy there again`, command: `aip-deploy lift ${environment}` },
    ];
  }
  if (deployment.unchanged || before === release) {
    return [{ what: "See what happened there", command: `aip-deploy history ${environment}` }];
  }
  if (before === undefined) return [{ what: "Undo (there was nothing before)", command: downOf(environment) }];
  return [{ what: "Undo", command: `aip-deploy rollback ${environment}` }];
}

/** No later run of the same release makes up for it: nothing would have to be done any more. */
function afterLastHook({ environment }: DeploymentResult): readonly Next[] {
  return [
    { what: `${environment} stays as it is; do by hand what the hook was to do` },
    { what: "Undo all of it", command: `aip-deploy rollback ${environment}` },
  ];
}

function afterDryRun(deployment: DeploymentResult): readonly Next[] {
  const closed = deployment.gates.filter(({ open }) => !open);
  const opening = closed.flatMap(({ gate, hint }) => (hint === undefined ? [] : [opens(gate, hint)]));
  return deployment.unchanged ? [] : [...opening, { what: "Do it", command: again(deployment) }];
}

/** A gate's hint is a command or a sentence. */
export function opens(gate: string, hint: string): Next {
  return hint.startsWith("aip-deploy ")
    ? { what: `Open the gate ${gate}`, command: hint }
    : { what: `Open the gate ${gate}: ${hint}` };
}

function afterTrouble(deployment: DeploymentResult): readonly Next[] {
  const { environment, comeback, outcome } = deployment;
  const retry = { what: "Try the same release again", command: again(deployment) };
  const bare = { what: "The same without the hooks", command: `${again(deployment)} --skip-hooks` };
  const retries = isByHook(deployment) ? [retry, bare] : [retry];
  const history = { what: "See what happened there", command: `aip-deploy history ${environment}` };
  if (comeback === undefined && outcome === "errored") {
    return [
      { what: "Look again", command: `aip-deploy verify ${environment}` },
      { what: "Go back", command: `aip-deploy rollback ${environment}` },
    ];
  }
  if (comeback === undefined || comeback.outcome === "succeeded") {
    const mend = outcome === "failed" ? [{ what: "Mend the cause and push again" }] : [];
    return [...mend, ...retries, history];
  }
  if (comeback.held === true) {
    return [
      { what: "Go back on all hosts", command: `aip-deploy rollback ${environment}` },
      { what: `Let deployments in again when the cause is mended`, command: `aip-deploy lift ${environment}` },
    ];
  }
  const good = comeback.release;
  return [
    { what: `${environment} needs somebody to look at it`, command: "aip-deploy status" },
    good === undefined
      ? { what: "Remove what is left", command: downOf(environment) }
      : { what: "Go back once more", command: `aip-deploy rollback ${environment} --to ${shortId(good)}` },
  ];
}

/** A hook was what was not good first. */
function isByHook({ steps }: DeploymentResult): boolean {
  const bad = steps.find(({ outcome }) => outcome === "failed");
  return bad !== undefined && isHook(bad) && bad.id !== "hook:on-failure";
}

function downOf(environment: string): string {
  const preview = previewNumber(environment);
  return preview === undefined ? `aip-deploy down ${environment}` : `aip-deploy preview down ${preview}`;
}

function again({ kind, environment, release }: DeploymentResult): string {
  return kind === "rollback"
    ? `aip-deploy rollback ${environment} --to ${shortId(release)}`
    : `aip-deploy deploy ${environment} --release ${shortId(release)}`;
}
