/** How objects say that they are ours, and what a person may say of them in a manifest. */

/** The name under which we own fields. */
export const manager = "aip-deploy";

/** The Secret that keeps the key of the secrets' fingerprints in a namespace. */
export const keySecret = "aip-deploy-key";

export const labels = {
  managedBy: "app.kubernetes.io/managed-by",
  app: "aip-deploy.app",
  environment: "aip-deploy.environment",
} as const;

export const annotations = {
  /** What the object was applied from. */
  definition: "aip-deploy.definition",
  /** In a pod: what it was made from, rotated secrets included. */
  template: "aip-deploy.template",
  /** Written by people: the place of a workload in the order, a whole number; 0 without it, lower ones first. */
  wave: "aip-deploy.wave",
  /** Written by people: `tests` for the Job that is the integration tests. */
  role: "aip-deploy.role",
  /** Written by people, on the tests: `log` when they print a JUnit report, which counts then. */
  junit: "aip-deploy.junit",
  /** Written by people: how many seconds a workload may take to become ready. */
  timeout: "aip-deploy.timeout",
  /** Written by people: `true` takes fields over that somebody else owns. */
  force: "aip-deploy.force",
  /** Written by people, on a Service: `false` when nobody listens there yet, or not always. */
  answers: "aip-deploy.answers",
  changeCause: "kubernetes.io/change-cause",
} as const;

/** Whose objects they are: those of one App in one environment. */
export type Owner = { readonly app: string; readonly environment: string; readonly namespace: string };

export function labelsOf({ app, environment }: Owner): Record<string, string> {
  return { [labels.managedBy]: manager, [labels.app]: app, [labels.environment]: environment };
}

/** Helm writes itself there, also onto what we have it apply; whose an object is the other labels say. */
const managers: readonly (string | undefined)[] = [manager, "Helm"];

/** `undefined`: nobody who deploys with this program. */
export function ownerIn(
  of: Readonly<Record<string, string>> | undefined,
): Pick<Owner, "app" | "environment"> | undefined {
  const [app, environment] = [of?.[labels.app], of?.[labels.environment]];
  return !managers.includes(of?.[labels.managedBy]) || app === undefined || environment === undefined
    ? undefined
    : { app, environment };
}

export function isOwn(of: Readonly<Record<string, string>> | undefined, owner: Owner): boolean {
  const found = ownerIn(of);
  return found?.app === owner.app && found.environment === owner.environment;
}
