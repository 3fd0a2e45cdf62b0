import type { GitHub } from "./client.ts";
import type { Deployments, KnownDeployment } from "./deployments.ts";

/** The repository's deployments; `log` is the page that each status points to. Throws like `GitHub.ask`. */
export function deploymentsOf(github: GitHub, log: string): Deployments {
  return {
    create: (wanted) =>
      github.ask(async ({ repos }, asking) => {
        const { data } = await repos.createDeployment({
          ...asking,
          ...wanted,
          auto_merge: false,
          required_contexts: [],
        });
        if ("id" in data) return data.id;
        throw new Error(`GitHub made no deployment: ${data.message ?? "it said nothing"}`);
      }),
    list: ({ environment, ref: sha }) =>
      github.ask(async ({ repos }, asking) => {
        const { data } = await repos.listDeployments({ ...asking, environment, sha, per_page: 100 });
        return data.map(({ id, payload }): KnownDeployment => ({ id, key: keyOf(payload) }));
      }),
    state: (id) =>
      github.ask(async ({ repos }, asking) => {
        const { data } = await repos.listDeploymentStatuses({ ...asking, deployment_id: id, per_page: 1 });
        return data[0]?.state;
      }),
    setStatus: (id, { state, description, environmentUrl }) =>
      github.ask(async ({ repos }, asking) => {
        const address = environmentUrl === undefined ? {} : { environment_url: environmentUrl };
        const status = { state, description, log_url: log, ...address };
        await repos.createDeploymentStatus({ ...asking, deployment_id: id, ...status });
      }),
  };
}

/** GitHub gives a payload back as it was sent, or as the text of it. */
function keyOf(payload: unknown): string | undefined {
  const read: unknown = typeof payload === "string" && payload.startsWith("{") ? JSON.parse(payload) : payload;
  if (typeof read !== "object" || read === null || !("key" in read)) return undefined;
  return typeof read.key === "string" ? read.key : undefined;
}
