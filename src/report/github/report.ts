import { DeployError } from "../../errors.ts";
import type { Result } from "../../release/results.ts";
import { bytesOf } from "../bytes.ts";
import { renderErrorMarkdown } from "../error-markdown.ts";
import { renderError } from "../error-text.ts";
import { approved } from "../approve-text.ts";
import { exitCodeFor } from "../exit-code.ts";
import { renderMarkdown } from "../markdown.ts";
import { plain } from "../style.ts";
import { renderText } from "../text.ts";
import { aftermath, verdict } from "../verdict.ts";
import { annotationsOf } from "./annotations.ts";
import { outputsOf, outputsOfError, written, type Outputs } from "./outputs.ts";
import type { Step } from "./step.ts";

export type Reporting = {
  readonly step: Step;
  readonly now: () => Date;
  readonly redact: (text: string) => string;
  readonly withSummary: boolean;
  /** Where the repository stands in the workspace. */
  readonly directory: string;
};

/** Shows a result as the end of the log, the summary, the outputs and, when it is not good, an annotation. */
export async function reportResult(result: Result, reporting: Reporting): Promise<void> {
  const { step, now, redact } = reporting;
  step.say(redact(renderText(result, plain, now()).trimEnd()));
  if (exitCodeFor(result) !== 0) step.annotate({ level: "error", message: redact(sentenceOf(result)) });
  publish(outputsOf(result), reporting);
  await summarise((bytes) => renderMarkdown(result, now(), bytes), reporting);
}

/** Shows what was thrown in the same places; `wanted` says in two words what it was that did not come to it. */
export async function reportError(
  error: unknown,
  wanted: { readonly command: string; readonly environment?: string },
  reporting: Reporting,
): Promise<void> {
  const { step, redact, directory } = reporting;
  const { command, environment } = wanted;
  step.say(redact(renderError(error, plain).trimEnd()));
  for (const annotation of annotationsOf(error, directory)) {
    step.annotate({ ...annotation, message: redact(annotation.message) });
  }
  publish(outputsOfError(error, environment), reporting);
  const what = environment === undefined ? command : `${command} ${environment}`;
  await summarise((bytes) => renderErrorMarkdown(error, what, bytes), reporting);
}

function sentenceOf(result: Result): string {
  if (result.command === "approve") return approved(result);
  const ended = result.command === "preview-up" ? result.run : result;
  const deployment = "deployment" in ended ? ended.deployment : undefined;
  if (deployment === undefined) return `${result.command} did not succeed`;
  return deployment.verified ? verdict(deployment) : `${verdict(deployment)}\n${aftermath(deployment)}`;
}

function publish(outputs: Outputs, { step, redact }: Reporting): void {
  for (const [name, value] of written(outputs)) {
    step.output(name, value);
    // GitHub drops it without saying which secret it was.
    if (redact(value) === value) continue;
    const message = `The output ${name} holds the value of a secret (${redact(value)}); GitHub gives it to no other job.`;
    step.annotate({ level: "warning", message });
  }
}

async function summarise(render: (bytes: number) => string, { step, redact, withSummary }: Reporting): Promise<void> {
  if (!withSummary) return;
  try {
    await step.summarise((bytes) => {
      const text = redact(render(bytes));
      // What stands in place of a secret may be longer than it.
      const surplus = bytesOf(text) - bytes;
      return surplus <= 0 ? text : redact(render(bytes - 2 * surplus));
    });
  } catch (error) {
    // The page is for people; that it cannot be written says nothing about the deployment.
    const why = error instanceof DeployError ? error.message : String(error);
    step.annotate({ level: "warning", message: `The summary could not be written: ${why}` });
  }
}
