export const id = 7944;
export const ids = [7944];
export const modules = {

/***/ 6141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ hostsOf)
/* harmony export */ });
/** The machines that a target reaches over SSH; `undefined`: it has none. */
function hostsOf(target) {
    return target.kind === "compose" ? target.hosts : undefined;
}


/***/ }),

/***/ 37944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examine: () => (/* binding */ examine),
  examineHost: () => (/* binding */ examineHost)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/config/load-config.js + 10 modules
var load_config = __webpack_require__(12472);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/doctor/finding.js
/** In the order in which they are told. */
const areas = [
    "machine",
    "hosts",
    "configuration",
    "workflows",
    "repository",
    "environments",
    "branches",
    "secrets",
];
/** Findings of one area. */
function about(area) {
    return {
        ok: (what) => ({ area, state: "ok", what, commands: [] }),
        advice: (what, why, commands = []) => ({
            ...{ area, state: "advice", what, why, commands },
        }),
        wrong: (what, why, commands = []) => ({
            ...{ area, state: "wrong", what, why, commands },
        }),
        unknown: (what, why) => ({ area, state: "unknown", what, why, commands: [] }),
    };
}

// EXTERNAL MODULE: ./lib/github/refusal.js
var refusal = __webpack_require__(28595);
// EXTERNAL MODULE: ./lib/github/steady.js
var steady = __webpack_require__(41377);
;// CONCATENATED MODULE: ./lib/doctor/gather-github.js



/** What GitHub says about the repository. What this token may not see is unknown, each with its reason. */
async function gatherGitHub(github, { environments, branches }, asking) {
    const { owner, repo } = github.repository;
    const ask = asker(github, asking);
    const repository = await ask(async ({ repos }, where) => (await repos.get(where)).data);
    if ("unknown" in repository)
        return repository;
    const { private: isPrivate, default_branch: defaultBranch, owner: account } = repository.is;
    const isOrganization = account.type === "Organization";
    const found = await environmentsOf(ask);
    const there = "is" in found ? environments.filter((name) => found.is.some((each) => each.name === name)) : [];
    const [plan, jobs, secrets, variables, workflows, ...rest] = await Promise.all([
        isOrganization && isPrivate ? planOf(ask, owner) : { unknown: "only an organization's plan can be asked for" },
        ask(async ({ actions }, where) => {
            const { data } = await actions.getGithubActionsDefaultWorkflowPermissionsRepository(where);
            const { default_workflow_permissions: permissions, can_approve_pull_request_reviews: may } = data;
            return { permissions, mayOpenPullRequests: may };
        }),
        secretNames(ask, isOrganization),
        variableNames(ask, isOrganization),
        workflowNames(ask),
        ...branches.map((branch) => branchOf(ask, branch)),
    ]);
    const own = await Promise.all(there.map((name) => ownNames(ask, name)));
    return {
        is: {
            repository: `${owner}/${repo}`,
            ...{ isPrivate, defaultBranch, plan, environments: found, jobs, secrets, variables, workflows },
            branches: Object.fromEntries(branches.map((branch, index) => [branch, rest[index] ?? { unknown: "not asked" }])),
            own: Object.fromEntries(there.map((name, index) => [name, own[index] ?? { unknown: "not asked" }])),
        },
    };
}
/** The text of a workflow of another repository, by `owner/name/path@ref`. */
async function gatherCalled(github, uses, asking) {
    const [, owner = "", repo = "", path = "", ref = ""] = /^([^/]+)\/([^/]+)\/([^@]+)@(.+)$/.exec(uses) ?? [];
    return await asker(github, asking)(async ({ repos }, { request }) => {
        const { data } = await repos.getContent({ owner, repo, path, ref, request });
        return "content" in data ? Buffer.from(data.content, "base64").toString("utf8") : "";
    });
}
function asker(github, asking) {
    const patient = (0,steady/* steady */.v)(github, { ...asking, attempts: 3 });
    return async (question) => {
        try {
            return { is: await patient.ask(question) };
        }
        catch (error) {
            if (!(error instanceof errors/* DeployError */.sH))
                throw error;
            return { unknown: reasonOf(error) };
        }
    };
}
/** GitHub hides what a token may not see behind 404 as well. */
function reasonOf(error) {
    const status = (0,refusal/* statusOf */.c)(error);
    if (status === 401)
        return "GitHub does not know the token";
    if (status === 403 || status === 404)
        return `the token may not see it, an administrator's can (${(0,errors/* messageOf */.bD)(error)})`;
    return (0,errors/* messageOf */.bD)(error);
}
async function environmentsOf(ask) {
    return await ask(async ({ repos }, where) => {
        const { data } = await repos.getAllEnvironments({ ...where, per_page: 100 });
        return (data.environments ?? []).map(({ name, protection_rules: rules = [], deployment_branch_policy: policy }) => {
            const reviews = rules.flatMap((rule) => ("reviewers" in rule ? [rule] : []));
            const waits = rules.flatMap((rule) => ("wait_timer" in rule ? [rule.wait_timer ?? 0] : []));
            return {
                name,
                reviewers: reviews.flatMap(({ reviewers = [] }) => reviewers.map(({ type = "User", reviewer }) => ({ type, id: reviewer?.id ?? 0 }))),
                preventsSelfReview: reviews.some(({ prevent_self_review: prevents }) => prevents === true),
                waitMinutes: Math.max(0, ...waits),
                branches: policy === null ? "any" : policy?.protected_branches === true ? "protected" : "chosen",
            };
        });
    });
}
async function planOf(ask, org) {
    const asked = await ask(async ({ orgs }, { request }) => (await orgs.get({ org, request })).data.plan?.name);
    if ("unknown" in asked)
        return asked;
    return asked.is === undefined ? { unknown: "only owners of the organization see its plan" } : { is: asked.is };
}
async function branchOf(ask, branch) {
    const absent = "missing";
    const found = await ask(async ({ repos }, where) => {
        // The repository itself was seen, so a refusal is about the branch.
        const asked = await unlessNotFound(undefined, repos.getBranch({ ...where, branch }));
        if (asked === undefined)
            return absent;
        return asked.data.protected ? "protected" : "open";
    });
    if ("unknown" in found || found.is !== "open")
        return found;
    // Rulesets protect too, and the branch does not say so.
    const rules = await ask(async ({ repos }, where) => (await repos.getBranchRules({ ...where, branch })).data.map(({ type }) => type));
    return "is" in rules && rules.is.some((type) => type === "pull_request" || type === "update")
        ? { is: "protected" }
        : found;
}
async function secretNames(ask, isOrganization) {
    const own = names(ask, async ({ actions }, where) => {
        const { total_count: total, secrets } = (await actions.listRepoSecrets(where)).data;
        return { total, page: secrets };
    });
    if (!isOrganization)
        return await own;
    const lent = names(ask, async ({ actions }, where) => {
        const { total_count: total, secrets } = (await actions.listRepoOrganizationSecrets(where)).data;
        return { total, page: secrets };
    });
    return await both(own, lent);
}
async function variableNames(ask, isOrganization) {
    const own = names(ask, async ({ actions }, where) => {
        const { total_count: total, variables } = (await actions.listRepoVariables(where)).data;
        return { total, page: variables };
    });
    if (!isOrganization)
        return await own;
    const lent = names(ask, async ({ actions }, where) => {
        const { total_count: total, variables } = (await actions.listRepoOrganizationVariables(where)).data;
        return { total, page: variables };
    });
    return await both(own, lent);
}
async function ownNames(ask, environment) {
    const secrets = names(ask, async ({ actions }, where) => {
        const { data } = await actions.listEnvironmentSecrets({ ...where, environment_name: environment });
        return { total: data.total_count, page: data.secrets };
    });
    const variables = names(ask, async ({ actions }, where) => {
        const { data } = await actions.listEnvironmentVariables({ ...where, environment_name: environment });
        return { total: data.total_count, page: data.variables };
    });
    return await both(secrets, variables);
}
/** GitHub gives no more variables at once. */
const pageSize = 30;
/** The names of all pages: one that is on a later page is not missing. */
async function names(ask, question) {
    const found = [];
    for (let page = 1;; page++) {
        const asked = await ask((rest, where) => question(rest, { ...where, page, per_page: pageSize }));
        if ("unknown" in asked)
            return asked;
        found.push(...asked.is.page.map(nameOf));
        if (asked.is.page.length === 0 || found.length >= asked.is.total)
            return { is: found };
    }
}
async function workflowNames(ask) {
    return await ask(async ({ repos }, where) => {
        const asked = await unlessNotFound({ data: [] }, repos.getContent({ ...where, path: ".github/workflows" }));
        return Array.isArray(asked.data) ? asked.data.map(nameOf) : [];
    });
}
/** The answer of a call within a question, or what stands for its saying that there is no such thing. */
async function unlessNotFound(absent, answer) {
    return await answer.catch((error) => {
        if (typeof error === "object" && error !== null && "status" in error && error.status === 404)
            return absent;
        throw error;
    });
}
async function both(one, other) {
    const [left, right] = await Promise.all([one, other]);
    if ("unknown" in left)
        return left;
    return "unknown" in right ? right : { is: [...left.is, ...right.is] };
}
function nameOf({ name }) {
    return name;
}

// EXTERNAL MODULE: ./lib/config/hosts.js
var config_hosts = __webpack_require__(6141);
;// CONCATENATED MODULE: ./lib/doctor/gather-hosts.js


/** The hosts of all environments, each looked at once, all at the same time. */
async function gatherHosts(config, look) {
    return await Promise.all(configuredHosts(config).map((each) => gatherHost(each, look)));
}
/** One host; several facts when environments keep their files in different folders of it. */
async function gatherGivenHost(given, config, look) {
    const known = config === undefined ? [] : configuredHosts(config).filter(({ host }) => isSame(host, given));
    const wanted = known.length > 0 ? known : [{ host: given, hosts: hostsAlone(given), environments: [] }];
    return await Promise.all(wanted.map((each) => gatherHost(each, look)));
}
function configuredHosts({ environments }) {
    const found = new Map();
    for (const { name, target } of environments) {
        const hosts = (0,config_hosts/* hostsOf */.P)(target);
        if (hosts === undefined)
            continue;
        const directory = target.kind === "compose" ? target.directory : undefined;
        for (const host of hosts.all) {
            const key = JSON.stringify([host, directory]);
            const before = found.get(key)?.environments ?? [];
            const place = directory === undefined ? {} : { directory };
            found.set(key, { host, hosts, ...place, environments: [...before, name] });
        }
    }
    return [...found.values()];
}
/** A user who is not given is whoever the configuration names. */
function isSame(configured, { host, port, user = configured.user }) {
    return configured.host === host && (configured.port ?? 22) === (port ?? 22) && configured.user === user;
}
function hostsAlone(host) {
    return { all: [host], knownHosts: [], pauseSeconds: 0, onFailure: "return" };
}
async function gatherHost({ host, hosts, directory, environments }, look) {
    const about = { name: host.name, address: addressOf(host), environments };
    try {
        return { ...about, seen: { is: await look(host, hosts, directory) } };
    }
    catch (error) {
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        const { hint = "" } = error;
        // A key that is only on the runner is no fault of the host.
        if (!(error instanceof errors/* TargetError */.I0))
            return { ...about, seen: { unknown: [(0,errors/* messageOf */.bD)(error), hint].join(". ") } };
        return { ...about, seen: { refused: (0,errors/* messageOf */.bD)(error), hint } };
    }
}
function addressOf({ user, host, port }) {
    const login = user === undefined ? "" : `${user}@`;
    const name = host.includes(":") ? `[${host}]` : host;
    return `ssh://${login}${name}${port === undefined ? "" : `:${port}`}`;
}

// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(42048);
// EXTERNAL MODULE: ./lib/source/repository.js + 3 modules
var repository = __webpack_require__(19573);
;// CONCATENATED MODULE: ./lib/doctor/gather-machine.js





const patienceMs = 10_000;
/** What this machine has to build and to deploy with. */
async function gatherMachine(root, runner) {
    const [engine, compose, buildx, checkout] = await Promise.all([
        printed((0,command/* command */.G5)("docker", "version", "--format", "{{.Server.Version}}"), runner),
        printed((0,command/* command */.G5)("docker", "compose", "version", "--short"), runner),
        printed((0,command/* command */.G5)("docker", "buildx", "version"), runner),
        checkoutAt(root, runner),
    ]);
    return { engine, compose, buildx: "is" in buildx ? { is: versionIn(buildx.is) } : buildx, checkout };
}
/** The workflows of the checkout, by name; the app may lie in a folder of it. */
async function readWorkflows(directory, runner) {
    const root = await (0,repository/* openRepository */.h)(directory, runner).then(({ topLevel }) => topLevel, () => directory);
    const folder = ".github/workflows";
    const names = await (0,promises_.readdir)((0,external_node_path_.join)(root, folder)).catch(() => []);
    const wanted = names.filter((name) => /\.ya?ml$/.test(name)).sort();
    return await Promise.all(wanted.map(async (name) => ({
        path: `${folder}/${name}`,
        text: await (0,promises_.readFile)((0,external_node_path_.join)(root, folder, name), "utf8").catch(() => ""),
    })));
}
async function printed(asked, runner) {
    try {
        const { stdout } = await runner.run(asked, { timeoutMs: patienceMs });
        return { is: stdout.trim() };
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd))
            throw error;
        const said = error.lastLines.at(-1) ?? (0,errors/* messageOf */.bD)(error);
        return { unknown: error.code === "command.failed" ? said : (0,errors/* messageOf */.bD)(error) };
    }
}
/** `github.com/docker/buildx v0.29.1 …` */
function versionIn(text) {
    return /v?\d+\.\d+\.\S+/.exec(text)?.[0] ?? text;
}
async function checkoutAt(root, runner) {
    try {
        return (await (0,repository/* openRepository */.h)(root, runner)).isShallow ? "shallow" : "whole";
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH && error.code === "source.not-a-repository")
            return "none";
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/doctor/hosts.js

const { ok, advice, wrong, unknown } = about("hosts");
/** The machines that are deployed to over SSH, each with what it lacks. */
function judgeHosts(hosts) {
    return hosts.flatMap(judgeHost);
}
function judgeHost({ name, address, environments, seen }) {
    const who = environments.length === 0 ? name : `${name} (${environments.join(", ")})`;
    if ("unknown" in seen)
        return [unknown(`host ${who} could not be looked at`, seen.unknown)];
    if ("refused" in seen)
        return [wrong(`host ${who}: ${seen.refused}`, seen.hint)];
    const well = seen.is.filter(({ level }) => level === "good").map(({ sentence }) => sentence);
    return [
        ...(well.length === 0 ? [] : [ok(`host ${who}: ${well.join("; ")}`)]),
        ...seen.is.flatMap((each) => toldOf(each, who, address)),
    ];
}
/** What a setup adds; the rest is somebody's own to decide. */
const addable = ["engine", "compose", "programs", "state"];
function toldOf({ level, about: subject, sentence, hint = "" }, who, address) {
    if (level === "good")
        return [];
    const commands = addable.includes(subject) ? [`aip-deploy setup --host ${address}`] : [];
    const tell = level === "error" ? wrong : advice;
    return [tell(`host ${who}: ${sentence}`, hint, commands)];
}

;// CONCATENATED MODULE: ./lib/doctor/branches.js

const { ok: branches_ok, wrong: branches_wrong, advice: branches_advice, unknown: branches_unknown } = about("branches");
/** Whether each environment's branch is there, and whether anybody can push to it. */
function judgeBranches(github, wanted) {
    return wanted.map(({ name, branch, approval }) => {
        const found = github.branches[branch] ?? { unknown: "it was not asked for" };
        if ("unknown" in found)
            return branches_unknown(`branch ${branch} could not be looked at`, found.unknown);
        switch (found.is) {
            case "protected":
                return branches_ok(`branch ${branch} is protected`);
            case "missing":
                return branches_wrong(`there is no branch ${branch}`, `${name} is deployed from it`, [
                    `git push origin ${github.defaultBranch === branch ? "HEAD" : `origin/${github.defaultBranch}`}:refs/heads/${branch}`,
                ]);
            case "open": {
                const what = `anybody who can write pushes straight to ${branch}`;
                const why = `each push there is deployed to ${name}`;
                const commands = [protect(github.repository, branch)];
                return approval === undefined ? branches_advice(what, why, commands) : branches_wrong(what, why, commands);
            }
        }
    });
}
function protect(repository, branch) {
    const rules = {
        required_pull_request_reviews: { required_approving_review_count: 1 },
        required_status_checks: null,
        enforce_admins: false,
        restrictions: null,
    };
    const path = `repos/${repository}/branches/${encodeURIComponent(branch)}/protection`;
    return `echo '${JSON.stringify(rules)}' | gh api -X PUT ${path} --input -`;
}

;// CONCATENATED MODULE: ./lib/doctor/configuration.js


const { ok: configuration_ok, wrong: configuration_wrong, advice: configuration_advice } = about("configuration");
function judgeConfiguration({ problems, warnings, environments }) {
    const found = [
        ...problems.map((problem) => configuration_wrong((0,errors/* describeProblem */.BJ)(problem), whyOf(problem, "nothing is deployed with it"))),
        ...warnings.map((problem) => configuration_advice((0,errors/* describeProblem */.BJ)(problem), whyOf(problem, "it may surprise"))),
    ];
    if (found.length > 0)
        return found;
    const roads = environments.map(({ name, branch }) => `${branch} → ${name}`).join(", ");
    return [configuration_ok(`the configuration is right: ${roads}`)];
}
function whyOf({ hint }, otherwise) {
    return hint ?? otherwise;
}

;// CONCATENATED MODULE: ./lib/doctor/environments.js

const { ok: environments_ok, wrong: environments_wrong, advice: environments_advice, unknown: environments_unknown } = about("environments");
/** GitHub takes no more. */
const mostReviewers = 6;
/** Whether GitHub's environments hold what the configuration counts on. */
function judgeEnvironments(github, wanted) {
    const { environments } = github;
    if ("unknown" in environments)
        return [environments_unknown("the environments could not be looked at", environments.unknown)];
    return wanted.flatMap((each) => {
        const found = environments.is.find(({ name }) => name.toLowerCase() === each.name.toLowerCase());
        return found === undefined ? [missing(github, each)] : judgeOne(github, each, found);
    });
}
function missing(github, wanted) {
    const why = "the first job that names it makes it, open to everybody";
    const what = `there is no environment ${wanted.name}`;
    const commands = [settings(github, wanted, undefined), ...policy(github, wanted)];
    return wanted.approval === undefined ? environments_advice(what, why, commands) : environments_wrong(what, why, commands);
}
function judgeOne(github, wanted, found) {
    const { name, approval, branch } = wanted;
    const mend = settings(github, wanted, found);
    const findings = [
        ...(approval === undefined ? [] : reviewers(github, wanted, found, mend)),
        ...branchPolicy(github, wanted, found, mend),
    ];
    const isWell = findings.every(({ state }) => state === "ok" || state === "advice");
    const asked = approval === undefined ? "" : ", and asks somebody";
    return isWell && findings.length === 0 ? [environments_ok(`environment ${name} takes ${branch}${asked}`)] : findings;
}
function reviewers({ isPrivate, plan }, { name, approval }, found, mend) {
    // Then nobody is asked by GitHub.
    if (approval?.through === "issue" || approval?.through === "name")
        return [];
    if (found.reviewers.length > 0) {
        if (found.preventsSelfReview)
            return [];
        const why = "whoever starts a deployment can approve it alone";
        return [environments_advice(`environment ${name}: its reviewers may approve what they started themselves`, why, [mend])];
    }
    const what = `environment ${name} asks nobody, but the configuration demands ${approval?.count ?? 1} approval`;
    const isEnterprise = "is" in plan && plan.is === "enterprise";
    if (!isPrivate || isEnterprise)
        return [environments_wrong(what, "a push would go through without an approval", [mend])];
    return [
        environments_advice(`environment ${name} cannot ask anybody: required reviewers of a private repository exist only with GitHub Enterprise`, "write `through: issue` under its gates.approval, so that people approve on an issue; where the plan is Enterprise the command sets reviewers", "is" in plan ? [] : [mend]),
    ];
}
function branchPolicy(github, wanted, { branches }, mend) {
    if (branches !== "any")
        return [];
    const what = `environment ${wanted.name} takes any branch, not only ${wanted.branch}`;
    const why = "a workflow on any branch can use its secrets and deploy there";
    const commands = [mend, ...policy(github, wanted)];
    return [wanted.approval === undefined ? environments_advice(what, why, commands) : environments_wrong(what, why, commands)];
}
/** One command with all that the environment should have, what it has already too: GitHub replaces its protection as a whole. */
function settings({ repository, isPrivate, plan }, { name, approval }, found) {
    const canAsk = !isPrivate || !("is" in plan) || plan.is === "enterprise";
    const there = (found?.reviewers ?? []).map(({ type, id }) => ({ type, id: String(id) }));
    // Whoever runs it is a reviewer that surely exists; the configuration may name others.
    const named = approval?.by.length === 0 ? ["user"] : (approval?.by ?? []).map((login) => `users/${login}`);
    const wanted = named.slice(0, mostReviewers).map((path) => ({ type: "User", id: `$(gh api ${path} --jq .id)` }));
    const reviewers = there.length > 0 ? there : canAsk ? wanted : [];
    const flags = reviewers.flatMap(({ type, id }) => [`-F 'reviewers[][type]=${type}'`, `-F "reviewers[][id]=${id}"`]);
    const wait = found === undefined || found.waitMinutes === 0 ? [] : [`-F wait_timer=${found.waitMinutes}`];
    const isProtected = found?.branches === "protected";
    return [
        `gh api -X PUT repos/${repository}/environments/${encodeURIComponent(name)}`,
        ...(flags.length === 0 ? [] : ["-F prevent_self_review=true", ...flags]),
        ...wait,
        `-F 'deployment_branch_policy[protected_branches]=${isProtected}'`,
        `-F 'deployment_branch_policy[custom_branch_policies]=${!isProtected}'`,
    ].join(" ");
}
function policy({ repository }, { name, branch }) {
    const path = `repos/${repository}/environments/${encodeURIComponent(name)}/deployment-branch-policies`;
    return [`gh api -X POST ${path} -f name=${branch}`];
}

;// CONCATENATED MODULE: ./lib/doctor/machine.js

const { ok: machine_ok, wrong: machine_wrong, advice: machine_advice, unknown: machine_unknown } = about("machine");
function judgeMachine({ engine, compose, buildx, registry, checkout }) {
    return [
        tool(engine, "Docker Engine", "it builds the images, and runs the releases of a target on this machine", [
            "docker info",
        ]),
        tool(compose, "Docker Compose", "it reads the Compose files", ["docker compose version"]),
        tool(buildx, "Docker buildx", "it builds the images", ["docker buildx version"]),
        judgeRegistry(registry),
        judgeCheckout(checkout),
    ];
}
function tool(found, name, why, commands) {
    if ("is" in found)
        return machine_ok(`${name} ${found.is}`);
    return machine_wrong(`${name} cannot be used: ${found.unknown}`, why, commands);
}
function judgeRegistry(registry) {
    if (registry === undefined) {
        return machine_unknown("the registry could not be asked", "the configuration does not say where it is");
    }
    const { address, problem, isLogin } = registry;
    if (problem === undefined)
        return machine_ok(`the registry ${address} answers, and its ledger can be read`);
    const [host = address] = address.split("/");
    const why = "images and the ledger live there";
    return machine_wrong(`the registry ${address}: ${problem}`, why, isLogin === true ? [`docker login ${host}`] : []);
}
function judgeCheckout(checkout) {
    switch (checkout) {
        case "whole":
            return machine_ok("the clone has the whole history");
        case "none":
            return machine_wrong("this is no git checkout", "images are found by what git holds", ["git clone URL"]);
        case "shallow":
            return machine_advice("the clone is shallow", "a plan cannot tell which commits changed an image; in a workflow: actions/checkout with fetch-depth: 0", ["git fetch --unshallow"]);
    }
}

;// CONCATENATED MODULE: ./lib/doctor/repository.js

const { ok: repository_ok, wrong: repository_wrong, advice: repository_advice, unknown: repository_unknown } = about("repository");
/** What jobs may do. `promotes`: a workflow opens promotion pull requests with the job's own token. */
function judgeRepository({ repository, jobs }, { promotes }) {
    if ("unknown" in jobs)
        return [repository_unknown("what jobs may do could not be looked at", jobs.unknown)];
    const { permissions, mayOpenPullRequests } = jobs.is;
    const path = `gh api -X PUT repos/${repository}/actions/permissions/workflow`;
    const least = permissions === "read"
        ? repository_ok("a job that says nothing of its permissions may only read")
        : repository_advice("a job that says nothing of its permissions may write everything", "one workflow without `permissions:` is enough to change code and releases", [`${path} -f default_workflow_permissions=read`]);
    if (mayOpenPullRequests)
        return [least, repository_ok("jobs may open pull requests")];
    const what = "jobs may not open pull requests";
    const commands = [`${path} -F can_approve_pull_request_reviews=true`];
    if (promotes)
        return [least, repository_wrong(what, "promote does it with the job's token", commands)];
    return [least, repository_advice(what, "promote needs it, unless it is given a token of its own", commands)];
}

;// CONCATENATED MODULE: ./lib/doctor/secrets.js

const { ok: secrets_ok, wrong: secrets_wrong, unknown: secrets_unknown } = about("secrets");
/** Whether every name that the configuration takes a value from has one on GitHub. Values are never looked at. */
function judgeSecrets(github, { environments, buildSecrets, placeholders }) {
    const needs = [
        ...environments.flatMap(({ name: environment, secrets }) => secrets.map((name) => ({ name, environment, isSecret: true }))),
        ...buildSecrets.map((name) => ({ name, isSecret: true })),
        ...placeholders.map((name) => ({ name, isSecret: false })),
    ];
    // A job has these without anybody's doing.
    const asked = needs.filter(({ name }) => !/^(GITHUB|RUNNER)_/.test(name));
    const findings = asked.flatMap((need) => secrets_judgeOne(github, need));
    return asked.length > 0 && findings.length === 0
        ? [secrets_ok(`every secret and variable that the configuration names is there (${asked.length})`)]
        : findings;
}
function secrets_judgeOne(github, need) {
    const { name, environment, isSecret } = need;
    const places = [github.secrets, github.variables];
    if (environment !== undefined)
        places.push(github.own[environment] ?? { is: [] });
    if (places.some((place) => "is" in place && place.is.includes(name.toUpperCase())))
        return [];
    const where = environment === undefined ? "the repository" : `environment ${environment}`;
    const kind = isSecret ? "secret" : "variable";
    const blind = places.find((place) => "unknown" in place);
    if (blind !== undefined && "unknown" in blind) {
        return [secrets_unknown(`whether ${where} has the ${kind} ${name} could not be told`, blind.unknown)];
    }
    const scope = environment === undefined ? "" : ` --env ${environment}`;
    const what = `neither the repository nor ${environment === undefined ? "its organization" : where} has the ${kind} ${name}`;
    return [
        secrets_wrong(what, "aip-deploy.yml takes a value from it", [`gh ${kind} set ${name}${scope} -R ${github.repository}`]),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/permissions.js
/** What a job may ask GitHub for, and what the program asks. */
/** What the program asks GitHub for, by its command. */
function neededFor(command, { isRecorded }) {
    if (/^(run|deploy|rollback)$/.test(command)) {
        return { contents: "read", ...(isRecorded ? { deployments: "write" } : {}) };
    }
    if (/^preview-(up|down|prune)$/.test(command)) {
        return { contents: "read", ...(isRecorded ? { "pull-requests": "write" } : {}) };
    }
    return command === "promote" ? { contents: "read", "pull-requests": "write" } : { contents: "read" };
}
/** What is needed and not granted, as a workflow writes it. */
function lacking(needs, granted) {
    const missing = Object.entries(needs).filter(([name, level]) => rank(levelOf(granted, name)) < rank(level));
    return missing.map(([name, level]) => `${name}: ${level}`);
}
/** What several jobs or steps need together. */
function together(all) {
    return all.reduce((left, right) => {
        const names = [...Object.keys(left), ...Object.keys(right)];
        return Object.fromEntries(names.map((name) => [name, higher(left[name] ?? "none", right[name] ?? "none")]));
    }, {});
}
/** What a called workflow names; one that names nothing takes what it is given. */
function named(permissions) {
    return permissions === undefined || typeof permissions === "string" ? {} : permissions;
}
function levelOf(granted, name) {
    if (granted === "write-all")
        return "write";
    return granted === "read-all" ? "read" : (granted[name] ?? "none");
}
function higher(one, other) {
    return rank(one) < rank(other) ? other : one;
}
function rank(level) {
    return { none: 0, read: 1, write: 2 }[level];
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./lib/doctor/workflow.js

const action = /(?:^|\/)aip-deploy(?:\/(?!\.github\/)[^@]*)?(?:@|$)/;
const reusable = /\/aip-deploy\/\.github\/workflows\/[^@]+@/;
/** `undefined`: a file that is no YAML, which is for others to complain about. */
function readWorkflow(text) {
    try {
        const value = (0,dist.parse)(text);
        return typeof value === "object" && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function jobsOf({ jobs = {} }) {
    return Object.entries(jobs).map(([name, job]) => [name, job ?? {}]);
}
/** The steps of the job that are the program. */
function ourSteps({ steps = [] }) {
    return steps.filter(({ uses = "" }) => action.test(uses));
}
/** The program's own workflow that the job calls. */
function ourCall({ uses }) {
    return uses !== undefined && reusable.test(uses) ? uses : undefined;
}
function isOurs(workflow) {
    return jobsOf(workflow).some(([, job]) => ourCall(job) !== undefined || ourSteps(job).length > 0);
}
/** Each workflow of ours that these call, once. */
function calledWorkflows(workflows) {
    const jobs = workflows.flatMap(({ text }) => jobsOf(readWorkflow(text) ?? {}));
    return [...new Set(jobs.flatMap(([, job]) => ourCall(job) ?? []))];
}
/** An input of a step; empty when it is not given, or no plain word. */
function inputOf({ with: inputs = {} }, name) {
    const value = inputs[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
function commandOf(step) {
    return inputOf(step, "command").replace(/^preview\s+/, "preview-") || "run";
}
/** It can be started by hand. */
function isByHand({ on }) {
    if (on === "workflow_dispatch")
        return true;
    if (typeof on !== "object" || on === null)
        return false;
    return Array.isArray(on) ? on.includes("workflow_dispatch") : "workflow_dispatch" in on;
}

;// CONCATENATED MODULE: ./lib/doctor/workflows.js



const { ok: workflows_ok, wrong: workflows_wrong, advice: workflows_advice, unknown: workflows_unknown } = about("workflows");
/** Workflows that use the program, and whether they give it what it needs. */
function judgeWorkflows({ workflows, ...seen }) {
    const using = workflows.flatMap(({ path, text }) => {
        const workflow = readWorkflow(text);
        return workflow !== undefined && isOurs(workflow) ? [{ path, workflow }] : [];
    });
    if (using.length === 0) {
        const what = "no workflow in this checkout uses aip-deploy";
        return [workflows_advice(what, "pushes deploy nothing; docs/action.md has one to copy")];
    }
    return using.flatMap(({ path, workflow }) => {
        const jobs = jobsOf(workflow).flatMap(([name, job]) => judgeJob(`${path}: job ${name}`, job, workflow, seen));
        const found = [...jobs, ...dispatch(path, workflow, seen.github)];
        return found.length > 0 ? found : [workflows_ok(`${path} gives aip-deploy what it needs`)];
    });
}
/** Whether a workflow promotes with the token that each job has. */
function promotesWithJobToken(workflows) {
    const steps = workflows.flatMap(({ text }) => jobsOf(readWorkflow(text) ?? {})).flatMap(([, job]) => ourSteps(job));
    return steps.some((step) => commandOf(step) === "promote" && /^$|github\.token|GITHUB_TOKEN/.test(inputOf(step, "token")));
}
function judgeJob(place, job, workflow, { called, github }) {
    const granted = job.permissions ?? workflow.permissions ?? byDefault(github);
    const call = ourCall(job);
    if (call !== undefined)
        return judgeCall(place, call, granted, called[call]);
    const steps = ourSteps(job);
    if (steps.length === 0)
        return [];
    const needs = together(steps.map((step) => neededFor(commandOf(step), { isRecorded: inputOf(step, "record") !== "off" })));
    return [...judgeGrant(place, needs, granted), ...depth(place, job.steps ?? [])];
}
/** What a job has that says nothing; `undefined` when the token may not see it. */
function byDefault(github) {
    if ("unknown" in github || "unknown" in github.is.jobs)
        return undefined;
    return github.is.jobs.is.permissions === "write" ? "write-all" : { contents: "read", packages: "read" };
}
/** GitHub looks at every job of a called workflow, even one that would be skipped, and starts none when one asks too much. */
function judgeCall(place, uses, granted, text) {
    if (text === undefined || "unknown" in text) {
        const what = `${place}: whether it grants what ${uses} asks for could not be told`;
        return [workflows_unknown(what, text?.unknown ?? "it was not read")];
    }
    const theirs = readWorkflow(text.is) ?? {};
    const needs = together(jobsOf(theirs).map(([, job]) => named(job.permissions ?? theirs.permissions)));
    return judgeGrant(place, needs, granted);
}
function judgeGrant(place, needs, granted) {
    if (granted === undefined) {
        const why = "it says nothing of its permissions, and the repository's default could not be looked at";
        return [workflows_unknown(`${place}: whether it has the permissions it needs could not be told`, why)];
    }
    const missing = lacking(needs, granted);
    if (missing.length === 0)
        return [];
    return [workflows_wrong(`${place} does not grant ${missing.join(", ")}`, `under its permissions: add ${missing.join(", ")}`)];
}
function depth(place, steps) {
    const checkout = steps.find(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    if (checkout === undefined || inputOf(checkout, "fetch-depth") === "0")
        return [];
    const why = "which commits changed an image cannot be told; give actions/checkout fetch-depth: 0";
    return [workflows_advice(`${place} checks out one commit only`, why)];
}
/** Started by hand is only what lies on the default branch. */
function dispatch(path, workflow, github) {
    if (!isByHand(workflow) || "unknown" in github)
        return [];
    const { workflows, defaultBranch } = github.is;
    if ("unknown" in workflows) {
        return [workflows_unknown(`whether ${path} lies on ${defaultBranch} could not be told`, workflows.unknown)];
    }
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (workflows.is.includes(name))
        return [];
    const why = "GitHub offers a workflow to be started by hand only from the default branch";
    return [
        workflows_wrong(`${path} is not on ${defaultBranch}, so nobody can start it`, why, [
            `git switch ${defaultBranch} && git checkout @{-1} -- ${path} && git commit -m "Add ${name}" && git push`,
        ]),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/judge.js









/** Everything that was looked at, area by area. Pure: the facts decide alone. */
function judge(facts) {
    const { machine, configuration, workflows, github, hosts } = facts;
    const here = [
        ...judgeMachine(machine),
        ...judgeHosts(hosts),
        ...judgeConfiguration(configuration),
        ...judgeWorkflows(facts),
    ];
    if ("unknown" in github) {
        return [...here, about("repository").unknown("the repository's settings could not be looked at", github.unknown)];
    }
    const { environments } = configuration;
    return [
        ...here,
        ...judgeRepository(github.is, { promotes: promotesWithJobToken(workflows) }),
        ...judgeEnvironments(github.is, environments),
        ...judgeBranches(github.is, environments),
        ...judgeSecrets(github.is, configuration),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/wanted.js
/** What the configuration counts on outside of itself. */
function wantedBy({ environments, build }) {
    return { environments: environments.map(wantedEnvironment), buildSecrets: variablesOf(build.secrets) };
}
function wantedEnvironment({ name, branch, gates, secrets }) {
    const { approval } = gates;
    return { name, branch, secrets: variablesOf(secrets), ...(approval === undefined ? {} : { approval }) };
}
function variablesOf(secrets) {
    return Object.values(secrets).flatMap((source) => (source.kind === "environment" ? [source.variable] : []));
}
/** Known only when there is a pull request. */
const later = ["PREVIEW", "PR", "PORT"];
/** Every name for which the text of the configuration wants a value, each once, in order. */
function placeholdersIn(text) {
    const lines = text.split("\n").filter((line) => !/^\s*#/.test(line));
    const names = [...lines.join("\n").matchAll(/(?<!\$)\$\{([A-Za-z_]\w*)\}/g)].map(([, name = ""]) => name);
    return [...new Set(names)].filter((name) => !later.includes(name));
}

;// CONCATENATED MODULE: ./lib/doctor/doctor.js
/**
 * Looks at this machine and at the repository's settings, and says what is wrong with the commands that mend it. It changes
 * nothing. Facts are gathered first, what cannot be seen included, and judged without asking anything more.
 */












/** Looks at one host only, as the configuration reaches it where that names it. */
async function examineHost(host, patient) {
    const { config } = await gatherConfiguration(patient, placeholdersIn(await configText(patient)));
    return { findings: judgeHosts(await gatherGivenHost(host, config, patient.lookAtHost)) };
}
async function examine(patient) {
    const { root, runner } = patient;
    const [machine, workflows, text] = await Promise.all([
        gatherMachine(root, runner),
        readWorkflows(root, runner),
        configText(patient),
    ]);
    const { configuration, registry, config } = await gatherConfiguration(patient, placeholdersIn(text));
    const github = await signedIn(patient);
    const [settings, called, hosts] = await Promise.all([
        gatherSettings(github, configuration, patient),
        gatherCalls(github, calledWorkflows(workflows), patient),
        config === undefined ? [] : gatherHosts(config, patient.lookAtHost),
    ]);
    const whole = { ...machine, ...(registry === undefined ? {} : { registry }) };
    const facts = { machine: whole, configuration, workflows, called, github: settings, hosts };
    const findings = judge(facts).toSorted((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area));
    return { findings, ...("is" in settings ? { repository: settings.is.repository } : {}) };
}
async function configText({ root, file }) {
    for (const name of file === undefined ? load_config/* configFileNames */.H : [file]) {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, name), "utf8").catch(() => undefined);
        if (text !== undefined)
            return text;
    }
    return "";
}
/** A value that is only on GitHub is no mistake of this machine, so that each name stands for itself. */
async function gatherConfiguration({ open }, placeholders) {
    const instead = Object.fromEntries(placeholders.map((name) => [name, name.toLowerCase().replaceAll("_", "-")]));
    const nothing = { environments: [], buildSecrets: [], placeholders };
    try {
        const { config, warnings, address, readLedger } = await open(instead);
        const configuration = { problems: [], warnings, placeholders, ...wantedBy(config) };
        return { config, configuration, registry: { address, ...(await registryProblem(readLedger)) } };
    }
    catch (error) {
        if (error instanceof errors/* ConfigError */.xL)
            return { configuration: { ...nothing, warnings: [], problems: error.problems } };
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        const problem = { message: (0,errors/* messageOf */.bD)(error), ...(error.hint === undefined ? {} : { hint: error.hint }) };
        return { configuration: { ...nothing, warnings: [], problems: [problem] } };
    }
}
async function registryProblem(read) {
    try {
        await read();
        return {};
    }
    catch (error) {
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        const isLogin = error instanceof errors/* RegistryError */.gl && error.code === "registry.unauthorized";
        return { problem: (0,errors/* messageOf */.bD)(error), isLogin };
    }
}
async function signedIn({ signIn }) {
    try {
        return { is: await signIn() };
    }
    catch (error) {
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        return { unknown: error.hint === undefined ? (0,errors/* messageOf */.bD)(error) : `${(0,errors/* messageOf */.bD)(error)}: ${error.hint}` };
    }
}
async function gatherSettings(github, { environments }, asking) {
    if ("unknown" in github)
        return github;
    const wanted = {
        environments: environments.map(({ name }) => name),
        branches: environments.map(({ branch }) => branch),
    };
    return await gatherGitHub(github.is, wanted, asking);
}
async function gatherCalls(github, all, asking) {
    const texts = all.map(async (uses) => {
        return [uses, "unknown" in github ? github : await gatherCalled(github.is, uses, asking)];
    });
    return Object.fromEntries(await Promise.all(texts));
}


/***/ })

};
