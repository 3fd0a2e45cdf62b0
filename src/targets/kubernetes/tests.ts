import type { Check, CheckResult } from "../../checks/check.ts";
import { judgeTests, type Ran } from "../../checks/tests.ts";
import { DeployError, messageOf } from "../../errors.ts";
import type { Materials } from "../target.ts";
import { applying } from "./apply.ts";
import { idOf, refOf } from "./cluster/object.ts";
import type { KubernetesDocument, UnitDocument } from "./document.ts";
import { hashOf } from "../hash.ts";
import { clear } from "./jobs.ts";
import { printedReport, printsReport } from "./report.ts";
import { untilAtRest } from "./rollout.ts";
import type { Tools } from "./tools.ts";
import { plain, type Wanted } from "./wanted.ts";
import { withTemplate } from "./pods.ts";
import { annotations, labelsOf } from "./marks.ts";

const name = "integration tests";

/** The release's own test Job, run once beside its units; how it ends judges the release. `undefined`: it has none. */
export function jobTests(document: KubernetesDocument, materials: Materials, tools: Tools): Check | undefined {
  const { tests } = document;
  if (tests === undefined) return undefined;
  const { cluster, clock, owner, redact } = tools;
  const wanted = testsJob(tests, tools);
  return {
    name,
    async evaluate(signal): Promise<CheckResult> {
      const started = clock.now();
      const seconds = () => (clock.now().getTime() - started.getTime()) / 1000;
      const step = { id: "tests", kind: "task", title: name, units: [wanted.id] } as const;
      const work = { ...tools, step, document, wanted: [wanted], materials, signal, started };
      try {
        await clear(wanted.object, 0, work);
        const applied = await cluster.apply(wanted.object, applying(wanted.object));
        const [result] = await untilAtRest([wanted], new Map([[wanted.id, applied]]), work);
        const { outcome = "errored", detail = "", failure } = result ?? {};
        const said = [detail, ...(failure?.log ?? [])].join("\n");
        const ended: Ran["ended"] = outcome === "skipped" ? "cancelled" : outcome;
        const prints = printsReport(tests.object);
        const junit = prints ? await printedReport(wanted.id, tools) : undefined;
        return await judgeTests({ ended, said, seconds: seconds(), junit }, prints);
      } catch (error) {
        const hint = error instanceof DeployError ? error.hint : undefined;
        const detail = redact(messageOf(error));
        return { name, outcome: "errored", seconds: seconds(), detail, ...(hint === undefined ? {} : { hint }) };
      } finally {
        // A check that is known is not lost by what could not be tidied up.
        await cluster.delete({ ...refOf(wanted.object), namespace: owner.namespace }).catch(() => undefined);
      }
    },
  };
}

function testsJob({ object, timeoutSeconds }: NonNullable<KubernetesDocument["tests"]>, { owner }: Tools): Wanted {
  const template = hashOf(object);
  const marked = withTemplate(plain(object, owner).object, (pods) => ({
    ...pods,
    metadata: {
      ...pods.metadata,
      labels: { ...pods.metadata?.labels, ...labelsOf(owner) },
      annotations: { ...pods.metadata?.annotations, [annotations.template]: template },
    },
  }));
  const unit: UnitDocument = {
    role: "one-shot",
    wave: 0,
    digests: [],
    secrets: [],
    configMaps: [],
    startSeconds: timeoutSeconds,
  };
  return { id: idOf(object), object: marked, definition: template, wave: 0, unit, template };
}
