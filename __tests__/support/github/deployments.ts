import type { Context } from "openapi-backend";
import { api, invalid, moment, notFound, parameter, type Operations } from "./part.ts";

export type Deployment = {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  readonly description: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly statuses: readonly Status[];
};

export type Status = {
  readonly state: string;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
};

type Creation = {
  readonly ref: string;
  readonly environment: string;
  readonly description?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly auto_merge?: boolean;
  readonly required_contexts?: readonly string[];
};

/** The deployments and their statuses. */
export function deploymentsPart() {
  const all: (Deployment & { readonly statuses: Status[] })[] = [];
  const found = (context: Context) => all.find(({ id }) => id === Number(parameter(context, "deployment_id")));
  const add = ({ ref, environment, description = "", payload = {} }: Creation) => {
    const statuses: Status[] = [];
    const deployment = { id: 1000 + all.length, sha: ref, environment, description, payload, statuses };
    all.push(deployment);
    return deployment;
  };
  const operations: Operations = {
    "repos/create-deployment": ({ request }) => {
      const body = request.requestBody as Creation;
      // The checks of the very run that deploys are still pending.
      const waits = body.auto_merge !== false || body.required_contexts?.length !== 0;
      if (waits) return { status: 409, body: { message: "Conflict: Commit status checks are pending." } };
      return { status: 201, body: asDeployment(add(body)) };
    },
    "repos/list-deployments": ({ request }) => {
      const { environment, sha } = request.query as Record<string, string>;
      const wanted = all.filter((each) => each.environment === environment && each.sha === sha);
      return { status: 200, body: wanted.toReversed().map(asDeployment) };
    },
    "repos/create-deployment-status": (context) => {
      const deployment = found(context);
      if (deployment === undefined) return notFound;
      const body = context.request.requestBody as Record<string, string>;
      const status = {
        state: body["state"] ?? "",
        description: body["description"] ?? "",
        logUrl: body["log_url"] ?? "",
        environmentUrl: body["environment_url"] ?? "",
      };
      if (status.description.length > 140) return invalid;
      deployment.statuses.push(status);
      return { status: 201, body: asStatus(deployment, deployment.statuses.length - 1) };
    },
    "repos/list-deployment-statuses": (context) => {
      const deployment = found(context);
      if (deployment === undefined) return notFound;
      const statuses = deployment.statuses.map((_, index) => asStatus(deployment, index));
      return { status: 200, body: statuses.toReversed() };
    },
  };
  return {
    operations,
    deployments: (): readonly Deployment[] => all,
    /** What another run does in the meantime; with a key, a deployment of ours that we never heard of. */
    deployFromElsewhere: (environment: string, ref: string, key?: string) => {
      const { statuses } = add({ environment, ref, payload: { key: key ?? "elsewhere" } });
      if (key === undefined) statuses.push(elsewhere);
    },
  };
}

const elsewhere: Status = { state: "success", description: "", logUrl: "", environmentUrl: "" };

function asDeployment({ id, sha, environment, description, payload }: Deployment) {
  return {
    ...{ id, sha, environment, payload, description, node_id: `DE_${id}`, ref: sha, task: "deploy" },
    ...{ creator: null, created_at: moment, updated_at: moment, url: `${api}/deployments/${id}` },
    ...{ statuses_url: `${api}/deployments/${id}/statuses`, repository_url: api },
  };
}

function asStatus({ id, environment, statuses }: Deployment, index: number) {
  const { state, description, logUrl, environmentUrl } = statuses[index] ?? elsewhere;
  return {
    ...{ id: id * 100 + index, state, description, environment, node_id: `DES_${id}_${index}`, creator: null },
    ...{ log_url: logUrl, environment_url: environmentUrl, target_url: logUrl },
    ...{ created_at: moment, updated_at: moment, repository_url: api },
    ...{ url: `${api}/deployments/${id}/statuses/${index}`, deployment_url: `${api}/deployments/${id}` },
  };
}
