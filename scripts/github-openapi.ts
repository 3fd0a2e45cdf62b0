/**
 * Cuts what the tests' fake GitHub is held against out of GitHub's own description of its API, which the npm package
 * `@octokit/openapi` carries. It is far too large to be installed for every test, so the slice is kept:
 *
 *     npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
 *     node scripts/github-openapi.ts package
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Tree = { [name: string]: Json };

const operations = new Set([
  "repos/get",
  "repos/list-deployments",
  "repos/create-deployment",
  "repos/get-deployment",
  "repos/list-deployment-statuses",
  "repos/create-deployment-status",

  "repos/get-all-environments",
  "repos/get-environment",
  "repos/create-or-update-environment",
  "repos/list-deployment-branch-policies",
  "repos/create-deployment-branch-policy",
  "actions/get-reviews-for-run",
  "actions/get-pending-deployments-for-run",
  "actions/review-pending-deployments-for-run",
  "actions/get-workflow-run",
  "actions/list-workflow-runs-for-repo",
  "actions/create-workflow-dispatch",

  "actions/get-github-actions-permissions-repository",
  "actions/get-github-actions-default-workflow-permissions-repository",
  "actions/get-workflow-access-to-repository",
  "actions/list-repo-workflows",
  "actions/list-repo-variables",
  "actions/list-repo-secrets",
  "actions/list-environment-variables",
  "actions/list-environment-secrets",
  "actions/list-repo-organization-variables",
  "actions/list-repo-organization-secrets",
  "orgs/get",
  "repos/get-content",

  "repos/get-collaborator-permission-level",
  "repos/check-collaborator",
  "teams/list-members-in-org",
  "teams/get-membership-for-user-in-org",

  "issues/list-for-repo",
  "issues/create",
  "issues/get",
  "issues/update",
  "issues/list-comments",
  "issues/create-comment",
  "issues/get-comment",
  "issues/update-comment",
  "issues/delete-comment",
  "issues/list-events-for-timeline",
  "issues/get-label",
  "issues/create-label",
  "issues/add-labels",
  "issues/remove-label",
  "reactions/list-for-issue",
  "reactions/create-for-issue",
  "reactions/list-for-issue-comment",
  "reactions/create-for-issue-comment",

  "pulls/list",
  "pulls/create",
  "pulls/get",
  "pulls/update",
  "pulls/merge",
  "pulls/list-commits",
  "pulls/list-files",
  "pulls/list-reviews",
  "pulls/list-requested-reviewers",
  "pulls/request-reviewers",
  "repos/list-pull-requests-associated-with-commit",

  "git/get-ref",
  "git/list-matching-refs",
  "git/create-ref",
  "git/update-ref",
  "git/delete-ref",
  "repos/list-branches",
  "repos/get-branch",
  "repos/get-branch-protection",
  "repos/get-branch-rules",
  "repos/get-repo-rulesets",
  "repos/get-repo-ruleset",
  "repos/list-commits",
  "repos/get-commit",
  "repos/compare-commits-with-basehead",
]);

const told = /^(description|summary|title|example|examples|externalDocs|tags|deprecated|x-.*)$/;

function main(folder: string): void {
  const text = readFileSync(join(folder, "generated", "api.github.com.json"), "utf8");
  const { openapi, info, paths, components } = JSON.parse(text) as Tree;
  const kept = Object.entries(paths as Tree).flatMap(([path, methods]): [string, Json][] => {
    const wanted = Object.entries(methods as Tree).filter(([, each]) => isWanted(each));
    return wanted.length === 0 ? [] : [[path, Object.fromEntries(wanted.map(([name, each]) => [name, cut(each)]))]];
  });
  const named = reached(Object.fromEntries(kept), components as Record<string, Tree>);
  const file = resolve(import.meta.dirname, "../__tests__/fixtures/github-openapi.json");
  writeFileSync(file, written({ openapi: openapi ?? null, info: info ?? null }, Object.fromEntries(kept), named));
  const missing = [...operations].filter((name) => !text.includes(`"operationId": "${name}"`));
  console.log(`${kept.length} paths, ${Object.values(named).flatMap(Object.keys).length} definitions`);
  if (missing.length > 0) throw new Error(`not described: ${missing.join(", ")}`);
}

function isWanted(operation: Json): boolean {
  return operations.has((operation as { operationId?: string }).operationId ?? "");
}

/** An operation without its prose and its refusals; a body may hold nothing that GitHub does not describe. */
function cut(operation: Json): Json {
  const { requestBody, responses, ...rest } = bare(operation) as Tree;
  const good = Object.entries(responses as Tree).filter(([status]) => status.startsWith("2"));
  const described = good.map(([status, each]): [string, Json] => {
    const { headers: _headers, ...answer } = each as Tree;
    return [status, { description: "", ...answer }];
  });
  return {
    ...rest,
    ...(requestBody === undefined ? {} : { requestBody: strict(requestBody) }),
    responses: Object.fromEntries(described),
  };
}

function strict(requestBody: Json): Json {
  const body = structuredClone(requestBody) as { content?: { "application/json"?: { schema?: Tree } } };
  const schema = body.content?.["application/json"]?.schema;
  if (schema?.["type"] === "object" && schema["properties"] !== undefined) schema["additionalProperties"] = false;
  return body;
}

function bare(json: Json, isMapOfNames = false): Json {
  if (Array.isArray(json)) return json.map((each) => bare(each));
  if (json === null || typeof json !== "object") return json;
  const entries = Object.entries(json).filter(([name]) => isMapOfNames || !told.test(name));
  const kept: Tree = Object.fromEntries(
    entries.map(([name, value]) => [name, bare(value, !isMapOfNames && name === "properties")]),
  );
  if (isMapOfNames || kept["nullable"] !== true || kept["type"] !== undefined) return kept;
  // The validator knows nullable only beside a type.
  const { nullable: _nullable, ...schema } = kept;
  return { anyOf: [schema, { type: "string", nullable: true, enum: [null] }] };
}

/** Every definition that the paths refer to, also through others, by kind. */
function reached(paths: Tree, components: Record<string, Tree>): Record<string, Tree> {
  const found: Record<string, Tree> = {};
  const queue = references(paths);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [kind = "", name = ""] = next.split("/");
    const definition = components[kind]?.[name];
    if (definition === undefined || found[kind]?.[name] !== undefined) continue;
    const cutDefinition = bare(definition);
    (found[kind] ??= {})[name] = cutDefinition;
    queue.push(...references(cutDefinition));
  }
  return found;
}

function references(json: Json): string[] {
  return [...JSON.stringify(json).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map(([, name = ""]) => name);
}

/** One line for each path and definition, so that a change of the slice can be read. */
function written(head: Tree, paths: Tree, components: Record<string, Tree>): string {
  const lines = (map: Tree) =>
    Object.entries(map)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  const kinds = Object.entries(components).map(([kind, map]) => `${JSON.stringify(kind)}: {\n${lines(map)}\n}`);
  const start = JSON.stringify(head).slice(1, -1);
  return `{\n${start},\n"paths": {\n${lines(paths)}\n},\n"components": {\n${kinds.join(",\n")}\n}\n}\n`;
}

main(resolve(process.argv[2] ?? "package"));
