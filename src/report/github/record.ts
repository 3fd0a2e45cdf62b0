import type { Clock } from "../../clock.ts";
import { DeployError, messageOf } from "../../errors.ts";
import { retrying } from "../../registry/retry.ts";
import type { Beginning } from "../../release/order.ts";
import { release } from "../words.ts";
import { isFinal, type Deployments, type DeploymentStatus, type WantedDeployment } from "../../github/deployments.ts";
import { described } from "./ending.ts";

/** What `post` must know to close a record that nobody closed. */
export type OpenRecord = {
  readonly key: string;
  readonly environment: string;
  readonly ref: string;
  /** `undefined` until GitHub answered. */
  readonly id?: number;
  readonly closed?: true;
};

export type RecordOptions = {
  readonly deployments: Deployments;
  readonly clock: Clock;
  readonly random: () => number;
  /** Tells this step's record from every other; nobody else may use it. */
  readonly key: string;
  /** Told each time something is known that `post` needs. */
  readonly keep: (record: OpenRecord) => void;
  readonly warn: (message: string) => void;
  /** The commit of the workflow's run, for a deployment that knows none. */
  readonly commit: string;
  readonly redact: (text: string) => string;
};

/**
 * The one record of a deployment on GitHub. It is a view of the ledger and never holds up or fails a deployment: what
 * cannot be written is a warning.
 */
export class DeploymentRecord {
  readonly #options: RecordOptions;
  #open: OpenRecord | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: RecordOptions) {
    this.#options = options;
  }

  /** Opens it, while the deployment goes on. */
  begin(beginning: Beginning, url: string | undefined): void {
    const wanted = wantedFor(beginning, this.#options);
    this.#remember({ key: this.#options.key, environment: wanted.environment, ref: wanted.ref });
    this.#work = this.#create(wanted, url).catch((error: unknown) => {
      this.#options.warn(unwritten(error));
    });
  }

  /** Closes it, if it was opened; gives up when patience ends, and then `post` does it. */
  async end(status: DeploymentStatus, patience: AbortSignal): Promise<void> {
    const { deployments, warn, redact } = this.#options;
    await Promise.race([this.#work, aborted(patience)]);
    const open = this.#open;
    if (open?.id === undefined) return;
    const { id } = open;
    try {
      const safe = { ...status, description: redact(status.description) };
      await retrying(() => deployments.setStatus(id, safe), this.#options, patience);
      this.#remember({ ...open, closed: true });
    } catch (error) {
      warn(unwritten(error));
    }
  }

  async #create(wanted: WantedDeployment, url: string | undefined): Promise<void> {
    const { deployments } = this.#options;
    let asked = false;
    const id = await retrying(async () => {
      // An answer that did not arrive may have been a yes.
      const known = asked ? await idOf(deployments, { ...wanted, key: wanted.payload.key }) : undefined;
      asked = true;
      return known ?? (await deployments.create(wanted));
    }, this.#options);
    if (this.#open !== undefined) this.#remember({ ...this.#open, id });
    const status: DeploymentStatus = { state: "in_progress", description: wanted.description };
    const addressed = url !== undefined && /^https?:/.test(url) ? { ...status, environmentUrl: url } : status;
    await retrying(() => deployments.setStatus(id, addressed), this.#options);
  }

  #remember(record: OpenRecord): void {
    this.#open = record;
    this.#options.keep(record);
  }
}

/** Closes what a step that was killed left open; `undefined` when there was nothing to close. */
export async function closeLeftOpen(
  open: OpenRecord,
  options: Pick<RecordOptions, "deployments" | "clock" | "random">,
): Promise<DeploymentStatus | undefined> {
  const { deployments } = options;
  if (open.closed === true) return undefined;
  const id = open.id ?? (await retrying(() => idOf(deployments, open), options));
  if (id === undefined) return undefined;
  if (isFinal(await retrying(() => deployments.state(id), options))) return undefined;
  const description = described(
    `The step ended before it was known how far it came; aip-deploy status tells what runs`,
  );
  const status: DeploymentStatus = { state: "error", description };
  await retrying(() => deployments.setStatus(id, status), options);
  return status;
}

async function idOf(
  deployments: Deployments,
  { environment, ref, key }: Pick<OpenRecord, "environment" | "ref" | "key">,
): Promise<number | undefined> {
  const known = await deployments.list({ environment, ref });
  return known.find((each) => each.key === key)?.id;
}

function wantedFor(beginning: Beginning, { key, commit }: RecordOptions): WantedDeployment {
  const { environment, release: id, number, kind, before } = beginning;
  return {
    ref: beginning.commit ?? commit,
    environment,
    description: described(`${release(id)}, number ${number} of ${environment}`),
    payload: { key, release: id, number, kind, ...(before === undefined ? {} : { before }) },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      resolve();
    };
    if (signal.aborted) done();
    signal.addEventListener("abort", done, { once: true });
  });
}

function unwritten(error: unknown): string {
  const hint = error instanceof DeployError && error.hint !== undefined ? ` ${error.hint}` : "";
  return `GitHub's deployment record could not be written: ${messageOf(error)}.${hint}`;
}
