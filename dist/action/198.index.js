export const id = 198;
export const ids = [198];
export const modules = {

/***/ 70198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  argocdTarget: () => (/* reexport */ argocdTarget)
});

// EXTERNAL MODULE: ./lib/targets/hash.js
var hash = __webpack_require__(2744);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/cluster.js + 3 modules
var cluster = __webpack_require__(6772);
// EXTERNAL MODULE: ./lib/targets/kubernetes/current.js + 1 modules
var current = __webpack_require__(46431);
// EXTERNAL MODULE: ./lib/targets/kubernetes/document.js
var kubernetes_document = __webpack_require__(46770);
// EXTERNAL MODULE: ./lib/targets/kubernetes/drift.js
var drift = __webpack_require__(16616);
// EXTERNAL MODULE: ./lib/targets/kubernetes/target.js + 3 modules
var target = __webpack_require__(88390);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/targets/argocd/application.js
/** What Argo CD keeps of an Application, as far as a deployment needs it, and where one reads from. */

/** The file that holds a release; others beside it are left alone. */
const fileName = "release.yaml";
function applicationRef({ application, namespace }) {
    return { apiVersion: "argoproj.io/v1alpha1", kind: "Application", name: application, namespace };
}
async function applicationOn({ cluster, place, }) {
    return await cluster.get(applicationRef(place));
}
/** The same. Throws `target.refused` with what to write when there is none. */
async function requiredApplication(tools) {
    const found = await applicationOn(tools);
    if (found !== undefined)
        return found;
    const { place, owner } = tools;
    throw new errors/* TargetError */.I0("target.refused", `there is no Application ${place.application} in namespace ${place.namespace}`, {
        hint: `Make it with kubectl apply, with the repository that Argo CD shall read:\n${exampleFor(place, owner.namespace)}`,
    });
}
function exampleFor({ application, namespace, repository }, into) {
    return [
        "apiVersion: argoproj.io/v1alpha1",
        "kind: Application",
        `metadata: { name: ${application}, namespace: ${namespace} }`,
        "spec:",
        "  project: default",
        `  source: { repoURL: ${repository ?? "https://example.com/deployments.git"}, targetRevision: main, path: ${into} }`,
        `  destination: { server: https://kubernetes.default.svc, namespace: ${into} }`,
    ].join("\n");
}
/** Where it reads from. Throws `target.refused` for one that does not read a folder of a branch. */
function sourceOf({ spec = {} }, { application, repository }) {
    const { source, sources = [] } = spec;
    const { repoURL = "", path = "", targetRevision = "HEAD", chart } = source ?? {};
    if (sources.length > 0 || chart !== undefined || repoURL === "") {
        throw new errors/* TargetError */.I0("target.refused", `Application ${application} does not read one folder of one repository`, {
            hint: "Give it spec.source with repoURL, targetRevision and path, and nothing else: what it deploys is written there.",
        });
    }
    const url = repository ?? repoURL;
    if (/^[a-z+]+:\/\/[^/@]*:[^/@]+@/i.test(url)) {
        throw new errors/* TargetError */.I0("target.refused", `the repository of Application ${application} has a password in its address`, {
            hint: "Take it out, and name where it is under target.token.",
        });
    }
    const folder = path.replace(/^(?:\.?\/)+|\/+$/g, "").replace(/^\.$/, "");
    const branch = targetRevision.replace(/^refs\/heads\//, "");
    return {
        url,
        ...(branch === "HEAD" || branch === "" ? {} : { branch }),
        file: folder === "" ? fileName : `${folder}/${fileName}`,
    };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pods.js
var pods = __webpack_require__(84735);
// EXTERNAL MODULE: ./lib/targets/kubernetes/wanted.js
var kubernetes_wanted = __webpack_require__(88756);
;// CONCATENATED MODULE: ./lib/targets/argocd/manifests.js
/** A release as Argo CD reads it: its objects in one file, each with its place in the order. */



const syncWave = "argocd.argoproj.io/sync-wave";
const syncOptions = "argocd.argoproj.io/sync-options";
/** What runs in a step that Argo CD orders by itself, and that a release cannot know the end of. */
const hook = "argocd.argoproj.io/hook";
/**
 * Kinds that are not healthy, or not yet, while all is well: an Ingress without an address, an autoscaler of what is not there yet.
 * Argo CD waits with the next wave until all of this one is healthy, so that they come last.
 */
const late = new Set(["Ingress", "HorizontalPodAutoscaler"]);
/** The objects as they are committed, which is how they are on the cluster then; the Secrets that are made are as they were. */
function asCommitted(wanted, { secrets }) {
    const waves = syncWaves(wanted.filter(({ id }) => !(0,kubernetes_wanted/* isMade */.sX)(id, secrets)));
    return wanted.map((each) => {
        const wave = waves.get(each.id);
        return wave === undefined ? each : { ...each, object: placed(each, wave) };
    });
}
/** The file's text; the same objects give the same text. */
function fileOf(committed, { secrets }, owner) {
    const objects = committed.filter(({ id }) => !(0,kubernetes_wanted/* isMade */.sX)(id, secrets)).map(({ object }) => object);
    return headingFor(owner) + objects.map((object) => `---\n${yamlOf(object)}`).join("");
}
/** The file when nothing is to run. */
function emptyFileFor(owner) {
    return `${headingFor(owner)}# Nothing runs here.\n`;
}
function headingFor({ app, environment }) {
    return `# ${app} on ${environment}, written by aip-deploy: the next deployment writes all of it anew.\n`;
}
/** Readers of YAML 1.1, such as the cluster's, take an unquoted `yes` for a truth value. */
function yamlOf(object) {
    return (0,dist.stringify)(object, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false, blockQuote: "literal" });
}
function placed({ object, unit }, wave) {
    const { annotations = {}, ...metadata } = object.metadata;
    const options = optionsFor(object.kind, unit?.role === "one-shot");
    const all = [annotations[syncOptions], ...options].filter((each) => each !== undefined && each !== "");
    return {
        ...object,
        metadata: {
            ...metadata,
            annotations: {
                [syncWave]: String(wave),
                ...annotations,
                ...(all.length === 0 ? {} : { [syncOptions]: all.join(",") }),
            },
        },
    };
}
/** With a namespace goes all that is in it. */
const kept = new Set(["PersistentVolumeClaim", "Namespace"]);
/** What a Job runs can never be changed, so that it is made anew; volumes go only when their data is to go. */
function optionsFor(kind, isJob) {
    if (isJob)
        return ["Force=true", "Replace=true"];
    return kept.has(kind) ? ["Prune=false", "Delete=false"] : [];
}
/**
 * Settings come first; then, wave by wave of the release, what keeps data, Jobs, and the rest. A claim comes with the first that
 * mounts it, since many are bound only then.
 */
function syncWaves(wanted) {
    const numbers = [...new Set(wanted.map(({ wave }) => wave))].sort((left, right) => left - right);
    const last = 1 + numbers.length * places.length;
    const waveOf = ({ unit, wave, object }) => {
        const place = places.indexOf(unit?.role ?? "settings");
        if (unit === undefined && isLate(object))
            return last;
        return unit === undefined && wave === 0 ? 0 : 1 + numbers.indexOf(wave) * places.length + place;
    };
    const waves = new Map(wanted.map((each) => [each.id, waveOf(each)]));
    for (const { id, object } of wanted) {
        if (object.kind !== "PersistentVolumeClaim")
            continue;
        const users = wanted.filter((each) => claimsOf(each.object).includes(object.metadata.name));
        waves.set(id, Math.min(last, ...users.map((user) => waves.get(user.id) ?? last)));
    }
    return waves;
}
const places = ["settings", "stateful", "one-shot", "service"];
function isLate({ kind, spec }) {
    return late.has(kind) || (kind === "Service" && spec?.type === "LoadBalancer");
}
function claimsOf(object) {
    const volumes = (0,pods/* templateOf */.kW)(object)?.spec?.volumes ?? [];
    return volumes.flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []);
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/apply.js
var apply = __webpack_require__(92131);
// EXTERNAL MODULE: ./lib/targets/kubernetes/perform.js + 1 modules
var perform = __webpack_require__(9678);
// EXTERNAL MODULE: ./lib/targets/kubernetes/remove.js
var remove = __webpack_require__(90343);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/targets/compose/results.js
var compose_results = __webpack_require__(57707);
// EXTERNAL MODULE: ./lib/targets/kubernetes/jobs.js
var kubernetes_jobs = __webpack_require__(24303);
// EXTERNAL MODULE: ./lib/targets/kubernetes/judge.js
var judge = __webpack_require__(64948);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(75001);
// EXTERNAL MODULE: ./lib/targets/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(59037);
// EXTERNAL MODULE: ./lib/targets/kubernetes/slate.js
var slate = __webpack_require__(76790);
// EXTERNAL MODULE: ./lib/targets/kubernetes/start.js
var start = __webpack_require__(96483);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/object.js
var cluster_object = __webpack_require__(92595);
// EXTERNAL MODULE: ./lib/targets/kubernetes/tools.js
var tools = __webpack_require__(61888);
;// CONCATENATED MODULE: ./lib/targets/argocd/operation.js


const lookEveryMs = 500;
/** How long Argo CD may take to begin what it is asked for. */
const takeUpMs = 60_000;
/** How long it may wait for one and the same thing, beside what the workloads may take. */
const standstillMs = 300_000;
/**
 * Asks Argo CD to sync one commit and answers how that ended. What it is at with another commit is stopped: whoever holds the lease
 * decides what comes next. Throws `target.unreachable` when it does not take it up, and `target.failed` when it stands still.
 */
async function sync(wish, using, signal) {
    const { clock, log, place } = using;
    const id = clock.now().toISOString();
    const lookAnew = oneRefresh(using);
    let before = "";
    let movedAt = clock.now().getTime();
    for (;;) {
        const application = await requiredApplication(using);
        const { operation, status: { operationState: state } = {} } = application;
        const isOurs = idIn(state?.operation) === id;
        if (isOurs && operation === undefined && state?.finishedAt !== undefined)
            return state;
        if (operation === undefined && (await lookAnew(application)))
            await request(id, wish, application, using);
        else if (operation !== undefined && idIn(operation) !== id && operation.sync?.revision !== wish.commit)
            await terminate(application, using);
        const now = clock.now().getTime();
        const told = isOurs ? (state?.message ?? "") : "is asked for";
        if (told !== before) {
            [before, movedAt] = [told, now];
            log.progress(`application/${place.application}`, told);
        }
        const limit = isOurs ? Math.max(standstillMs, wish.patienceSeconds * 1000) : takeUpMs;
        if (now - movedAt > limit)
            throw standstill(isOurs, told, using);
        await clock.sleep(lookEveryMs, signal);
    }
}
/** Ends what Argo CD is at, as its own server does, or takes back what it did not begin: nothing that was done is undone. */
async function terminate({ operation, status }, { cluster, place }) {
    const { phase, operation: begun } = status?.operationState ?? {};
    if (phase === "Terminating")
        return;
    const isBegun = phase === "Running" && idIn(begun) === idIn(operation);
    const end = isBegun ? { status: { operationState: { phase: "Terminating" } } } : { operation: null };
    await cluster.merge(applicationRef(place), end);
}
/** Ends whatever it is at now, and waits for as long as that usually takes. */
async function stop(using) {
    const end = using.clock.now().getTime() + takeUpMs / 4;
    for (;;) {
        const application = await requiredApplication(using);
        if (application.operation === undefined || using.clock.now().getTime() > end)
            return;
        await terminate(application, using);
        await using.clock.sleep(lookEveryMs);
    }
}
async function request(id, { commit, cause }, { spec }, using) {
    const syncOptions = spec?.syncPolicy?.syncOptions;
    const operation = {
        initiatedBy: { username: "aip-deploy" },
        info: [
            { name: idName, value: id },
            { name: "Reason", value: cause },
        ],
        sync: { revision: commit, prune: true, ...(syncOptions === undefined ? {} : { syncOptions }) },
    };
    await using.cluster.merge(applicationRef(using.place), { operation });
}
const refreshAnnotation = "argocd.argoproj.io/refresh";
const spoiling = new Set(["ComparisonError", "InvalidSpecError"]);
/**
 * What Argo CD remembers of its last look, such as a repository that was away for a moment, would end a sync before it begins: it is
 * asked to look once more. Answers whether it has.
 */
function oneRefresh({ cluster, place }) {
    let isAsked = false;
    return async ({ metadata, status }) => {
        if (metadata.annotations?.[refreshAnnotation] !== undefined)
            return false;
        if (isAsked || !(status?.conditions ?? []).some(({ type }) => spoiling.has(type)))
            return true;
        isAsked = true;
        await cluster.merge(applicationRef(place), { metadata: { annotations: { [refreshAnnotation]: "normal" } } });
        return false;
    };
}
const idName = "aip-deploy";
function idIn(operation) {
    return operation?.info?.find(({ name }) => name === idName)?.value;
}
function standstill(isTaken, told, { place }) {
    const { application, namespace } = place;
    if (!isTaken) {
        const hint = `See that its application controller runs and looks after namespace ${namespace}: kubectl --namespace ${namespace} get pods`;
        return new errors/* TargetError */.I0("target.unreachable", `Argo CD does not take up what Application ${application} is asked for`, {
            hint,
        });
    }
    return new errors/* TargetError */.I0("target.failed", `Argo CD gets no further with Application ${application}: ${told}`, {
        hint: `kubectl --namespace ${namespace} describe application ${application} shows each object.`,
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(42048);
;// CONCATENATED MODULE: ./lib/targets/argocd/git.js
/** The commands of git with which one file of a branch is read and written, in a bare repository that has its head and nothing before. */

/** Who the commits are by. */
const author = { name: "aip-deploy", email: "aip-deploy@localhost" };
function init({ folder }) {
    return { ...(0,command/* command */.G5)("git", "init", "--quiet", "--bare", "--template=", folder), env: quietly };
}
/** Answers `ref: refs/heads/<branch>\tHEAD`. */
function askForDefault(git, url) {
    return remote(git, url, "ls-remote", "--symref", url, "HEAD");
}
function fetchHead(git, url, branch) {
    return remote(git, url, "fetch", "--quiet", "--depth", "1", "--no-tags", url, `+refs/heads/${branch}:${head}`);
}
function headCommit(git) {
    return local(git, "rev-parse", head);
}
/** The names of what is in a folder, `""` for the top; nothing when there is none. */
function namesIn(git, folder) {
    return local(git, "ls-tree", "--name-only", "-z", folder === "" ? head : `${head}:${folder}`);
}
function contentOf(git, file) {
    return local(git, "cat-file", "blob", `${head}:${file}`);
}
function storeContent(git, content) {
    return { ...local(git, "hash-object", "-w", "--stdin"), stdin: content };
}
function loadIndex(git) {
    return local(git, "read-tree", head);
}
function putIntoIndex(git, file, blob) {
    return local(git, "update-index", "--add", "--cacheinfo", `100644,${blob},${file}`);
}
function writeTree(git) {
    return local(git, "write-tree");
}
function commitTree(git, tree, message) {
    const built = local(git, "commit-tree", tree, "-p", head, "-F", "-");
    const { name, email } = author;
    const people = {
        ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email },
        ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
    };
    return { ...built, stdin: message, env: { ...built.env, ...people } };
}
/** Only on top of what was fetched: git refuses it when somebody was faster. */
function push(git, url, commit, branch) {
    return remote(git, url, "push", "--quiet", "--no-verify", url, `${commit}:refs/heads/${branch}`);
}
const head = "refs/heads/head";
const quietly = { LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
function local({ folder }, ...words) {
    return { ...(0,command/* command */.G5)("git", "--git-dir", folder, ...words), env: quietly };
}
/** A token goes as a header, of which no process list tells. */
function remote({ folder, token }, url, ...words) {
    const built = local({ folder }, ...words);
    if (token === undefined || !/^https?:/i.test(url))
        return built;
    const basic = Buffer.from(`x-access-token:${token.reveal()}`).toString("base64");
    const header = {
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraHeader`,
        GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
    };
    return { ...built, env: { ...built.env, ...header } };
}

;// CONCATENATED MODULE: ./lib/targets/argocd/repository.js





/** How often a commit is made anew because somebody else was faster. */
const attempts = 6;
/** What Argo CD reads now. Throws `target.unreachable`, and `target.refused` for a branch that is not there. */
async function readHead(source, using) {
    return await withClone(using, (clone) => headOf(clone, source, using));
}
/**
 * Commits the file unless it holds this already, and answers the commit that does. Others may push meanwhile: what they changed
 * elsewhere stays. Throws `target.refused` when it may not be pushed.
 */
async function commitFile(source, content, message, using) {
    return await withClone(using, async (clone) => {
        for (let attempt = 1;; attempt += 1) {
            const head = await headOf(clone, source, using);
            if (head.content === content)
                return head.commit;
            const commit = await commitOn(clone, source.file, content, message, using);
            try {
                await run(push(clone, source.url, commit, head.branch), using);
                return commit;
            }
            catch (error) {
                if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed")
                    throw error;
                if (attempt < attempts && /\[rejected\]|cannot lock ref|failed to update ref/i.test(saidBy(error)))
                    continue;
                throw notPushed(error, source, head.branch, using);
            }
        }
    });
}
async function withClone(using, work) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "aip-git-"));
    try {
        const token = await using.place.token?.();
        const clone = { folder, ...(token === undefined ? {} : { token }) };
        await run(init(clone), using);
        return await work(clone);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function headOf(clone, { url, branch: named, file }, using) {
    try {
        const branch = named ?? defaultIn(await run(askForDefault(clone, url), using));
        await run(fetchHead(clone, url, branch), using);
        const commit = (await run(headCommit(clone), using)).trim();
        const folder = external_node_path_.posix.dirname(file);
        const names = await filesIn(clone, folder === "." ? "" : folder, using);
        const content = names.includes(external_node_path_.posix.basename(file)) ? await run(contentOf(clone, file), using) : "";
        return { branch, commit, content, names };
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed")
            throw error;
        throw notRead(error, url, named, using);
    }
}
async function filesIn(clone, folder, { runner, signal }) {
    const { stdout, exitCode } = await runner.run(namesIn(clone, folder), { accept: "any", ...stoppedBy(signal) });
    return exitCode === 0 ? stdout.split("\0").filter((name) => name !== "") : [];
}
async function commitOn(clone, file, content, message, using) {
    const blob = (await run(storeContent(clone, content), using)).trim();
    await run(loadIndex(clone), using);
    await run(putIntoIndex(clone, file, blob), using);
    const tree = (await run(writeTree(clone), using)).trim();
    return (await run(commitTree(clone, tree, message), using)).trim();
}
async function run(command, { runner, signal }) {
    return (await runner.run(command, stoppedBy(signal))).stdout;
}
function stoppedBy(signal) {
    return signal === undefined ? {} : { signal };
}
function defaultIn(said) {
    return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(said)?.[1] ?? "main";
}
function notRead(error, url, branch, { redact }) {
    const said = saidBy(error);
    if (branch !== undefined && /couldn't find remote ref/i.test(said)) {
        return new errors/* TargetError */.I0("target.refused", `there is no branch ${branch} in ${url}`, {
            hint: "Commits go to the branch that the Application reads (spec.source.targetRevision): push one, or name another.",
            cause: error,
        });
    }
    return new errors/* TargetError */.I0("target.unreachable", redact(`${url} cannot be read: ${said}`), {
        hint: "See that git may read it here: git ls-remote, its login, or target.token.",
        cause: error,
    });
}
function notPushed(error, { url }, branch, { redact }) {
    return new errors/* TargetError */.I0("target.refused", redact(`nothing can be pushed to ${branch} of ${url}: ${saidBy(error)}`), {
        hint: "Whoever deploys needs the right to push there: a deploy key, git's own login, or target.token. A protected branch must let it in.",
        cause: error,
    });
}
function saidBy(error) {
    const told = error.lastLines.filter((line) => line.trim() !== "" && !line.startsWith("hint:"));
    return told.join("\n") || error.message;
}

;// CONCATENATED MODULE: ./lib/targets/argocd/bring.js















/** How long the workloads may take to show why Argo CD failed, which tells more than what it says. */
const evidenceMs = 5_000;
const lost = {
    why: "is not on the cluster as it was committed, although Argo CD says that it is",
    hint: "See what the Application ignores (ignoreDifferences), and whether it deploys to this cluster (spec.destination).",
};
/**
 * Commits a release, has Argo CD sync that very commit, and watches its workloads meanwhile: what cannot come up ends the sync at
 * once, where Argo CD would wait out its clock.
 */
async function bringBySync(work) {
    const { document, wanted, owner, place } = work;
    const source = sourceOf(await requiredApplication(work), place);
    await settleJobs(work);
    const cause = (await (0,slate/* causeOn */.de)(work.cluster, owner)) ?? `${owner.app} on ${owner.environment}`;
    const commit = await commitFile(source, fileOf(wanted, document, owner), await messageFor(cause, work), work);
    work.log.info(`${source.file} of ${source.url} has it in commit ${commit.slice(0, 12)}`);
    const units = (0,tools/* wantedIn */.n)(work).filter(({ unit }) => unit !== undefined);
    const patienceSeconds = Math.max(0, ...units.map(({ unit }) => unit?.startSeconds ?? 0));
    return await watched({ commit, cause, patienceSeconds }, units, work);
}
async function messageFor(cause, { cluster, owner }) {
    const release = await (0,slate/* releaseOn */.lh)(cluster, owner);
    const trailers = [
        `Aip-Environment: ${owner.environment}`,
        ...(release === undefined ? [] : [`Aip-Release: ${release}`]),
    ];
    return `${owner.environment}: ${cause}\n\n${trailers.join("\n")}\n`;
}
/**
 * Argo CD runs a Job again when it changed; one that is to run as it is has to go first. What an interrupted deployment left at
 * work is waited for: two migrations at once would be worse.
 */
async function settleJobs(work) {
    const jobs = (0,tools/* wantedIn */.n)(work).filter(({ unit }) => unit?.role === "one-shot");
    if (jobs.length === 0)
        return;
    const running = await (0,current/* runningOn */.T7)(work);
    const anew = jobs.filter((job) => (0,judge/* judge */.S)(job, running).waits !== true);
    await (0,p_map/* default */.Ay)(anew, async ({ object, definition, unit }) => {
        const before = await work.cluster.get((0,cluster_object/* refOf */.H8)(object));
        if (before === undefined)
            return;
        const isSame = before.metadata.annotations?.[marks/* annotations */.hk.definition] === definition;
        await (isSame ? kubernetes_jobs/* clear */.IU : kubernetes_jobs/* untilOver */.lE)(object, unit?.startSeconds ?? 0, work);
    });
}
async function watched(wish, units, work) {
    const over = new AbortController();
    const signal = AbortSignal.any([work.signal, over.signal]);
    let isSynced = false;
    const arrivals = () => {
        const otherwise = isSynced ? lost : "coming";
        return ({ definition }, found) => (found === definition ? "there" : otherwise);
    };
    const resting = (0,rollout/* untilAtRest */.e)(units, new Map(), { ...work, signal }, arrivals);
    const syncing = sync(wish, work, signal).then((state) => {
        isSynced = state.phase === "Succeeded";
        return state;
    });
    try {
        const first = await Promise.race([syncing, resting]);
        const results = isResults(first) ? first : await withEvidence(first, resting, work);
        if (results !== undefined && results.some(({ outcome }) => outcome !== "succeeded")) {
            await stop(work).catch(() => undefined);
            return (0,start/* stepOf */.c)(work, results);
        }
        const state = await syncing;
        if (state.phase !== "Succeeded")
            return (0,compose_results/* failed */.gz)(work, failureOf(state, work));
        return units.length === 0 ? (0,compose_results/* succeeded */.gq)(work, "no workload changed") : (0,start/* stepOf */.c)(work, await resting);
    }
    catch (error) {
        await stop(work).catch(() => undefined);
        throw error;
    }
    finally {
        over.abort();
        await Promise.allSettled([syncing, resting]);
    }
}
function isResults(first) {
    return Array.isArray(first);
}
/** What became of the workloads, when Argo CD has ended; of one that failed only what shows within a moment. */
async function withEvidence({ phase }, resting, { clock, signal }) {
    if (phase === "Succeeded")
        return await resting;
    return await Promise.race([resting, clock.sleep(evidenceMs, signal).then(() => undefined)]);
}
function failureOf({ message = "", syncResult }, { redact, place }) {
    const bad = (syncResult?.resources ?? []).filter(({ status, hookPhase }) => status === "SyncFailed" || hookPhase === "Failed" || hookPhase === "Error");
    const objects = bad.map(({ kind, name, message: said = "" }) => `${kind.toLowerCase()}/${name}: ${said}`);
    const told = objects.length === 0 ? message : objects.join("\n");
    return {
        message: redact(`Argo CD could not sync it: ${told}`),
        hint: `kubectl --namespace ${place.namespace} describe application ${place.application} shows each object.`,
        log: [],
        events: [],
    };
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/check.js
var check = __webpack_require__(12447);
;// CONCATENATED MODULE: ./lib/targets/argocd/check.js








/** What tells Argo CD that a folder is more than manifests. */
const otherSources = /^(?:Chart\.yaml|kustomization\.ya?ml|Kustomization)$/;
/** Asks for everything that would keep Argo CD or the cluster from taking the release, before anything is committed. */
async function check_check(work) {
    try {
        await mustBeTaken(work);
    }
    catch (error) {
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        const hint = ["Nothing was changed.", error.hint ?? ""].join("\n").trim();
        const outcome = error.code === "target.refused" ? "failed" : "errored";
        return (0,compose_results/* failed */.gz)(work, { message: work.redact(error.message), hint, log: [], events: [] }, outcome);
    }
    return await (0,check/* checkCluster */.z)({ ...work, wanted: (0,kubernetes_wanted/* overOthers */.Yb)(work.wanted, work.document) });
}
async function mustBeTaken(work) {
    const { document, owner, place } = work;
    const hooks = document.objects.filter(({ metadata }) => metadata.annotations?.[hook] !== undefined);
    if (hooks.length > 0) {
        const names = hooks.map(cluster_object/* idOf */.TH).join(", ");
        throw new errors/* TargetError */.I0("target.refused", `${names} must not have the annotation ${hook}`, {
            hint: "Leave it out: a Job runs before all that come after it, and again when it changed. Its order is the annotation aip-deploy.wave.",
        });
    }
    const application = await requiredApplication(work);
    const { namespace = "" } = application.spec?.destination ?? {};
    if (namespace !== "" && namespace !== owner.namespace) {
        throw new errors/* TargetError */.I0("target.refused", `Application ${place.application} deploys to namespace ${namespace}, and ${owner.environment} is in ${owner.namespace}`, { hint: "Name another Application under target.application, or change its spec.destination." });
    }
    const source = sourceOf(application, place);
    const { names } = await readHead(source, work);
    const other = names.find((name) => otherSources.test(name));
    if (other === undefined)
        return;
    throw new errors/* TargetError */.I0("target.refused", `Argo CD would not read ${source.file}: there is a ${other} beside it`, {
        hint: `Give Application ${place.application} a folder of its own as spec.source.path: what runs is written there.`,
    });
}

;// CONCATENATED MODULE: ./lib/targets/argocd/perform.js





/** Does one step of a plan. What git, Argo CD, the cluster or the app does wrong is in the result; only a bug of ours is thrown. */
async function performArgocdStep(work) {
    return await (0,perform/* performOne */.A)(work, { check: check_check, files: apply/* applyObjects */.r3, roll: bringBySync, remove: remove/* removeObjects */.$M });
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/plan.js
var plan = __webpack_require__(38400);
;// CONCATENATED MODULE: ./lib/targets/argocd/plan.js




/**
 * The way from what a cluster has to a release that Argo CD brings: what is to change, and why, is judged as for every cluster. The
 * order: ask whether the cluster would take everything, the Secrets, commit and sync, and what is left over and no concern of Argo
 * CD's. There is no step when all objects are as they should be and so is what is committed.
 */
function argocdPlan(document, committed, running, { owner, place }) {
    const { secrets } = document;
    const { steps, notes, units } = (0,plan/* planOf */.XC)(document, committed, running, owner);
    const changing = steps.flatMap((step) => (step.kind === "check" ? step.units : []));
    const made = changing.filter((id) => (0,kubernetes_wanted/* isMade */.sX)(id, secrets));
    const coming = changing.filter((id) => !(0,kubernetes_wanted/* isMade */.sX)(id, secrets));
    const removing = steps.filter(({ kind }) => kind === "remove");
    // Where the repository was not asked, the objects alone tell.
    const isCommitted = running.committed === undefined || running.committed === (0,hash/* hashOf */.q)(fileOf(committed, document, owner));
    const syncs = coming.length + removing.length > 0 || !isCommitted;
    if (made.length === 0 && !syncs)
        return { steps: [], notes, units };
    const check = {
        id: "check",
        kind: "check",
        title: "Ask the cluster and Argo CD whether they would take everything",
        units: changing,
    };
    const secretsStep = { id: "secrets", kind: "files", title: `Make ${(0,plan/* sorted */.IP)(made)}`, units: made };
    return {
        steps: [
            check,
            ...(made.length === 0 ? [] : [secretsStep]),
            ...(syncs ? [syncStep(document, coming, place)] : []),
            ...removing,
        ],
        notes,
        units,
    };
}
function syncStep({ units }, ids, { application }) {
    const workloads = ids.filter((id) => id in units);
    const what = workloads.length === 0 ? "no workload changes" : (0,plan/* sorted */.IP)(workloads);
    return {
        id: "sync",
        kind: "roll",
        title: `Commit the release, and have Argo CD sync ${application}: ${what}`,
        units: [...ids].sort(),
    };
}

;// CONCATENATED MODULE: ./lib/targets/argocd/remove.js







const patienceSeconds = 300;
/**
 * Commits that nothing runs and has Argo CD sync it, so that it brings nothing back; then removes what Argo CD does not know.
 * Volumes stay unless their data is to go too, and so does the Application.
 */
async function removeCommitted({ data }, tools) {
    const before = await (0,current/* inventory */.pf)(tools);
    const application = await applicationOn(tools);
    if (application !== undefined) {
        const cause = `${tools.owner.environment}: nothing runs here any longer`;
        const source = sourceOf(application, tools.place);
        const commit = await commitFile(source, emptyFileFor(tools.owner), `${cause}\n`, tools);
        const wish = { commit, cause, patienceSeconds };
        const { phase, message = "" } = await sync(wish, tools, new AbortController().signal);
        if (phase !== "Succeeded") {
            throw new errors/* TargetError */.I0("target.failed", `Argo CD could not remove it: ${message}`, {
                hint: `kubectl --namespace ${tools.place.namespace} describe application ${tools.place.application}`,
            });
        }
    }
    await (0,remove/* removeAll */.C0)({ data }, tools);
    if (data)
        await (0,remove/* deleteAll */.Vw)((0,remove/* claimsIn */.hh)(before, tools.owner), tools);
}

;// CONCATENATED MODULE: ./lib/targets/argocd/target.js












/**
 * A namespace of a Kubernetes cluster to which Argo CD brings what is committed. Releases are those of any overlay, so that one may
 * go to Argo CD and back without losing its history.
 */
function argocdTarget(options) {
    const { app, environment, namespace, clock, log, redact, runner, place } = options;
    const owner = { app, environment, namespace };
    const base = (0,target/* kubernetesTarget */.gV)(options);
    const wantedOf = (0,target/* wantedBy */.yV)(owner);
    return targetWith({ cluster: (0,target/* clusterOf */.es)(options), owner, clock, log, redact, runner, place }, options.mayChange);
    function targetWith(own, mayChange) {
        const changing = mayChange === undefined ? own : guardedTools(own, mayChange);
        return {
            ...base,
            describe: () => `Application ${place.application} into namespace ${namespace}${(0,target/* contextOf */.Vm)(options)}`,
            async current() {
                const [running, committed] = await Promise.all([(0,current/* runningOn */.T7)(own), committedNow(own)]);
                return { ...running, ...(committed === undefined ? {} : { committed }) };
            },
            plan(bundle, running, materials) {
                const document = documentOf(bundle);
                return argocdPlan(document, committedBy(document, materials), running, { owner, place });
            },
            perform(step, bundle, materials, signal) {
                const document = documentOf(bundle);
                const work = { step, document, materials, signal, started: clock.now() };
                return performArgocdStep({ ...changing, ...work, wanted: committedBy(document, materials) });
            },
            drift(bundle, materials) {
                const document = documentOf(bundle);
                return (0,drift/* driftFrom */.m)(document, committedBy(document, materials), own);
            },
            remove: (removal) => removeCommitted(removal, changing),
            guardedBy: (asked) => targetWith(own, asked),
        };
    }
    function committedBy(document, materials) {
        return asCommitted(wantedOf(document, materials), document);
    }
    function documentOf(bundle) {
        return (0,target/* madeFor */.fy)(namespace, (0,kubernetes_document/* readKubernetesDocument */.a)(bundle));
    }
}
/** What Argo CD reads now, by its hash; `undefined` when there is no Application yet. */
async function committedNow(tools) {
    const application = await applicationOn(tools);
    if (application === undefined)
        return undefined;
    return (0,hash/* hashOf */.q)((await readHead(sourceOf(application, tools.place), tools)).content);
}
/** Whoever lost the right to change the cluster commits nothing either. */
function guardedTools(tools, mayChange) {
    const runner = {
        async run(command, options) {
            if (command.args.includes("push"))
                await mayChange();
            return await tools.runner.run(command, options);
        },
    };
    return { ...tools, cluster: (0,cluster/* guarded */.N)(tools.cluster, mayChange), runner };
}

;// CONCATENATED MODULE: ./lib/targets/argocd/index.js
/**
 * Releases that Argo CD brings to a cluster: an overlay's bundle is committed, with its digests, to the repository that an
 * Application reads; Argo CD is asked to sync that very commit, and the namespace is judged, waited for and proven as for every
 * release on a cluster. It makes no Application, and knows nothing of Argo CD's own server: the cluster's API tells all of it.
 */



/***/ })

};
