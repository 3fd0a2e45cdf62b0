export const id = 8390;
export const ids = [8390];
export const modules = {

/***/ 2131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GV: () => (/* binding */ appliedBadly),
/* harmony export */   f0: () => (/* binding */ applyAll),
/* harmony export */   r3: () => (/* binding */ applyObjects),
/* harmony export */   vZ: () => (/* binding */ applying),
/* harmony export */   wD: () => (/* binding */ withCause),
/* harmony export */   yl: () => (/* binding */ AppliedBadly)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(606);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _compose_results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7707);
/* harmony import */ var _cluster_kinds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8725);
/* harmony import */ var _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9346);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1572);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7382);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1151);
/* harmony import */ var _slate_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6790);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1888);










/** What others need must be there first. */
const first = ["Namespace", "ServiceAccount", "Role", "RoleBinding", "ConfigMap", "Secret", "PersistentVolumeClaim"];
/** Applies objects that run nothing. */
async function applyObjects(work) {
    const all = (0,_tools_js__WEBPACK_IMPORTED_MODULE_8__/* .wantedIn */ .n)(work);
    if (all.some(({ id }) => id.startsWith("secret/"))) {
        await (0,_key_js__WEBPACK_IMPORTED_MODULE_4__/* .keepKey */ .r)(work.cluster, work.owner.namespace, work.materials.fingerprintKey);
    }
    const batches = [
        all.filter(({ object: { kind } }) => kind === "Namespace"),
        all.filter(({ object: { kind } }) => kind !== "Namespace" && first.includes(kind)),
        all.filter(({ object: { kind } }) => !first.includes(kind)),
    ];
    for (const batch of batches)
        await applyAll(batch, work);
    return (0,_compose_results_js__WEBPACK_IMPORTED_MODULE_1__/* .succeeded */ .gq)(work, `${all.length} ${all.length === 1 ? "object" : "objects"} applied`);
}
/** Applies objects side by side; answers what the cluster made of them, by id. Throws what the first one was refused with. */
async function applyAll(all, work) {
    const { cluster, owner, signal } = work;
    const unusual = all.filter(({ object }) => !_cluster_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .commonKinds */ .r6.some((each) => each.kind === object.kind && each.apiVersion === object.apiVersion));
    const toNote = unusual
        .map(({ object: { apiVersion, kind } }) => ({ apiVersion, kind }))
        .filter(({ kind }) => kind !== "Namespace");
    if (toNote.length > 0)
        await (0,_slate_js__WEBPACK_IMPORTED_MODULE_7__/* .noteKinds */ .WK)(cluster, owner, toNote);
    const cause = all.some(({ unit }) => unit !== undefined) ? await (0,_slate_js__WEBPACK_IMPORTED_MODULE_7__/* .causeOn */ .de)(cluster, owner) : undefined;
    const applied = await (0,p_map__WEBPACK_IMPORTED_MODULE_9__/* ["default"] */ .Ay)(all, async ({ id, object, unit }) => {
        const told = unit === undefined || cause === undefined ? object : withCause(object, cause);
        return [id, await applyOne(id, told, { ...applying(object), signal }, work)];
    }, { concurrency: _tools_js__WEBPACK_IMPORTED_MODULE_8__/* .atOnce */ .z });
    return new Map(applied);
}
/** Under which name an object is applied, and whether it takes over what others own. */
function applying({ metadata }) {
    return { manager: _marks_js__WEBPACK_IMPORTED_MODULE_5__/* .manager */ .m8, force: metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_5__/* .annotations */ .hk.force] === "true" };
}
async function applyOne(id, object, how, work) {
    try {
        return await work.cluster.apply(object, how);
    }
    catch (error) {
        if (!(error instanceof _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .ClusterRefusal */ .R$))
            throw error;
        throw new AppliedBadly(id, error);
    }
}
/** The cluster refused what it was asked about before and would have taken. */
class AppliedBadly extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TargetError */ .I0 {
    unit;
    isUnknown;
    constructor(unit, cause) {
        const { sentence, hint, isUnknown = false } = (0,_refused_js__WEBPACK_IMPORTED_MODULE_6__/* .refusedBecause */ .L)(unit, cause);
        super("target.refused", sentence, { hint, cause });
        this.unit = unit;
        this.isUnknown = isUnknown;
    }
}
function appliedBadly(work, { unit, message, hint, isUnknown }) {
    const told = { unit, message: work.redact(message), ...(hint === undefined ? {} : { hint }), log: [], events: [] };
    return (0,_compose_results_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(work, told, isUnknown ? "errored" : "failed");
}
/** The object with why it was changed last, as `kubectl rollout history` shows it. */
function withCause(object, cause) {
    const { annotations: said, ...metadata } = object.metadata;
    return { ...object, metadata: { ...metadata, annotations: { ...said, [_marks_js__WEBPACK_IMPORTED_MODULE_5__/* .annotations */ .hk.changeCause]: cause } } };
}


/***/ }),

/***/ 2447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ checkCluster)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(606);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _compose_results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7707);
/* harmony import */ var _listed_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9037);
/* harmony import */ var _cluster_kinds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8725);
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2595);
/* harmony import */ var _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9346);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6431);
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2131);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1151);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4735);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1888);












/** Asks the cluster for everything that would keep it from taking the release, before anything is applied; all is told at once. */
async function checkCluster(work) {
    const changing = (0,_tools_js__WEBPACK_IMPORTED_MODULE_9__/* .wantedIn */ .n)(work);
    const [foreign, missing, refused] = await Promise.all([
        ofOthers(changing, work),
        missingParts(work),
        (0,p_map__WEBPACK_IMPORTED_MODULE_10__/* ["default"] */ .Ay)(changing, (each) => refusal(each, work), { concurrency: _tools_js__WEBPACK_IMPORTED_MODULE_9__/* .atOnce */ .z }),
    ]);
    const problems = [...foreign, ...missing, ...refused.flatMap((each) => each ?? [])];
    if (problems.length === 0)
        return (0,_compose_results_js__WEBPACK_IMPORTED_MODULE_1__/* .succeeded */ .gq)(work, `it would take ${counted(changing.length)}`);
    const hints = [...new Set(problems.flatMap(({ hint }) => hint ?? []))];
    const sentences = sentencesOf(problems);
    const message = work.redact(sentences.length === 1
        ? (sentences[0] ?? "")
        : `${sentences.length} things are in the way:\n${sentences.map((each) => `- ${each}`).join("\n")}`);
    const outcome = problems.every(({ isUnknown }) => isUnknown === true) ? "errored" : "failed";
    return (0,_compose_results_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(work, { message, hint: ["Nothing was applied.", ...hints].join("\n"), log: [], events: [] }, outcome);
}
/** What is wrong with several objects for the same reason is said once. */
function sentencesOf(problems) {
    const byReason = new Map();
    for (const { id = "", sentence } of problems) {
        const isAbout = id !== "" && sentence.startsWith(`${id}: `);
        const reason = isAbout ? sentence.slice(id.length) : sentence;
        byReason.set(reason, [...(byReason.get(reason) ?? []), ...(isAbout ? [id] : [])]);
    }
    return [...byReason].map(([reason, ids]) => (0,_listed_js__WEBPACK_IMPORTED_MODULE_11__/* .listed */ .K)(ids.sort()) + reason).sort();
}
function counted(count) {
    return count === 1 ? "the object" : `all ${count} objects`;
}
async function ofOthers(changing, work) {
    const { objects = {} } = await (0,_current_js__WEBPACK_IMPORTED_MODULE_5__/* .runningOn */ .T7)(work);
    const own = `${work.owner.app} on ${work.owner.environment}`;
    return changing.flatMap(({ id }) => {
        const owner = objects[id]?.owner;
        if (owner === undefined || owner === own)
            return [];
        const hint = `Give each environment a namespace of its own, or one of the two another name.`;
        return [{ sentence: `${id} belongs to ${owner} already`, hint }];
    });
}
async function refusal({ id, object, unit }, work) {
    try {
        const { namespaced } = await work.cluster.resource(object);
        if (!namespaced && !(0,_cluster_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .isClusterWide */ .O9)(object)) {
            const hint = "Take it out of the release, and have whoever runs the cluster apply it.";
            return { sentence: `${id} belongs to the whole cluster, and a release only to its namespace`, hint };
        }
        // What a Job runs can never be changed, so that it is made anew.
        const asked = unit?.role === "one-shot" ? renamed(object) : object;
        await work.cluster.apply(asked, { ...(0,_apply_js__WEBPACK_IMPORTED_MODULE_6__/* .applying */ .vZ)(object), dryRun: true, signal: work.signal });
        return undefined;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === "target.unreachable")
            throw error;
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        if ((0,_refused_js__WEBPACK_IMPORTED_MODULE_7__/* .cannotBeAsked */ .D)(error)) {
            work.log.warn(`${id} could not be asked about: a webhook of the cluster takes no dry run`);
            return undefined;
        }
        return { ...(0,_refused_js__WEBPACK_IMPORTED_MODULE_7__/* .refusedBecause */ .L)(id, error), id };
    }
}
function renamed(object) {
    const { name } = object.metadata;
    return { ...object, metadata: { ...object.metadata, name: `${name.slice(0, 56)}-asked` } };
}
/** Secrets and ConfigMaps that workloads need and that neither the release nor the cluster has, with their missing keys. */
async function missingParts(work) {
    const uses = usesIn(work);
    const found = await (0,p_map__WEBPACK_IMPORTED_MODULE_10__/* ["default"] */ .Ay)(uses, (use) => missingIn(use, work), { concurrency: _tools_js__WEBPACK_IMPORTED_MODULE_9__/* .atOnce */ .z });
    return found.flatMap((each) => each ?? []);
}
function usesIn({ wanted, document }) {
    const own = new Set(wanted.map(({ id }) => id));
    // Controllers make Secrets from objects such as an ExternalSecret, which name them.
    const makers = document.objects.filter(({ apiVersion }) => apiVersion.includes(".") && !apiVersion.includes("k8s.io"));
    const isMade = (name) => makers.some((maker) => JSON.stringify(maker).includes(`"${name}"`));
    const byName = new Map();
    for (const object of document.objects) {
        const spec = (0,_pods_js__WEBPACK_IMPORTED_MODULE_8__/* .templateOf */ .kW)(object)?.spec;
        const { secrets, configMaps } = spec === undefined ? { secrets: [], configMaps: [] } : (0,_pods_js__WEBPACK_IMPORTED_MODULE_8__/* .usesOf */ .MZ)(spec);
        const wantedHere = [
            ...secrets.filter(({ name }) => !isMade(name)).map((use) => ({ ...use, kind: "Secret" })),
            ...configMaps.map((use) => ({ ...use, kind: "ConfigMap" })),
        ];
        for (const { kind, name, keys: used, optional } of wantedHere) {
            if (optional)
                continue;
            const id = `${kind.toLowerCase()}/${name}`;
            const { keys = [], by = (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_3__/* .idOf */ .TH)(object) } = byName.get(id) ?? {};
            byName.set(id, { kind, name, by, keys: [...new Set([...keys, ...(used === "all" ? [] : used)])] });
        }
    }
    return [...byName].filter(([id, { keys }]) => !own.has(id) || keys.length > 0).map(([, use]) => use);
}
async function missingIn({ kind, name, keys, by }, work) {
    const id = `${kind.toLowerCase()}/${name}`;
    const own = work.wanted.find((each) => each.id === id)?.object;
    const hint = kind === "Secret"
        ? `Name where its values are under target.secrets.${name}, or make it in namespace ${work.owner.namespace}.`
        : `Add it to the overlay, or make it in namespace ${work.owner.namespace}.`;
    try {
        const found = own ?? (await work.cluster.get({ apiVersion: "v1", kind, name, namespace: work.owner.namespace }));
        if (found === undefined)
            return { sentence: `${id}, which ${by} needs, is not there`, hint };
        const { data, binaryData } = found;
        const there = new Set([...Object.keys(data ?? {}), ...Object.keys(binaryData ?? {})]);
        const lacking = keys.filter((key) => !there.has(key));
        if (lacking.length === 0)
            return undefined;
        return { sentence: `${id}, which ${by} needs, has no ${lacking.join(" and no ")}`, hint };
    }
    catch (error) {
        if ((0,_cluster_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .isRefusal */ .vu)(error, "Forbidden")) {
            work.log.debug(`${id} may not be looked at`);
            return undefined;
        }
        if (error instanceof _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .ClusterRefusal */ .R$)
            return (0,_refused_js__WEBPACK_IMPORTED_MODULE_7__/* .refusedBecause */ .L)(id, error);
        throw error;
    }
}


/***/ }),

/***/ 6772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ guarded),
  D: () => (/* binding */ openCluster)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/cluster/proxy.js
/** The proxy that the environment wants for a server, as kubectl reads it; `undefined`: none. */
function proxyFor({ protocol, hostname, port }, variables) {
    const of = (name) => variables[name] ?? variables[name.toLowerCase()] ?? "";
    const proxy = protocol === "http:" ? of("HTTP_PROXY") : of("HTTPS_PROXY");
    const host = hostname.replace(/^\[(.*)\]$/, "$1");
    if (proxy === "" || host === "localhost" || host === "::1" || host.startsWith("127."))
        return undefined;
    const spared = of("NO_PROXY")
        .split(",")
        .map((each) => each.trim())
        .filter((each) => each !== "")
        .some((each) => spares(each, host, port));
    if (spared)
        return undefined;
    return proxy.includes("://") ? proxy : `http://${proxy}`;
}
function spares(rule, host, port) {
    if (rule === "*")
        return true;
    const [address = "", bits] = rule.split("/");
    if (bits !== undefined)
        return inRange(host, address, Number(bits));
    const [, name = "", wanted] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(rule) ?? [];
    if (wanted !== undefined && wanted !== (port || "443"))
        return false;
    return host === name || host.endsWith(`.${name}`);
}
function inRange(host, network, bits) {
    const [left, right] = [numberOf(host), numberOf(network)];
    if (left === undefined || right === undefined || !Number.isInteger(bits))
        return false;
    const size = 2 ** (32 - bits);
    return Math.floor(left / size) === Math.floor(right / size);
}
function numberOf(address) {
    const parts = address.split(".").map(Number);
    const isAddress = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256);
    return isAddress ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}

;// CONCATENATED MODULE: ./lib/targets/kubernetes/cluster/connection.js




const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount/token";
/** Reads the kubeconfig as kubectl does. Throws `target.unreachable` when there is none, or no such context. */
async function kubeConnection(address, variables) {
    // The client's models are megabytes, which only who deploys to a cluster waits for.
    const { KubeConfig } = await __webpack_require__.e(/* import() */ 6607).then(__webpack_require__.bind(__webpack_require__, 6607));
    const config = new KubeConfig();
    const files = await kubeconfigs(address, variables);
    try {
        const [first, ...others] = files;
        if (first === undefined)
            config.loadFromCluster();
        else
            config.loadFromFile(first);
        for (const file of others) {
            const next = new KubeConfig();
            next.loadFromFile(file);
            config.mergeConfig(next, true);
        }
    }
    catch (cause) {
        const message = `the kubeconfig ${files.join(" and ")} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`;
        throw new errors/* TargetError */.I0("target.unreachable", message, { cause });
    }
    const name = contextIn(config, address, files);
    config.setCurrentContext(name);
    const cluster = config.getCurrentCluster();
    if (cluster === null) {
        throw new errors/* TargetError */.I0("target.unreachable", `context ${name} of ${files.join(" and ")} names no cluster`);
    }
    const server = new URL(cluster.server);
    const proxyUrl = cluster.proxyUrl ?? proxyFor(server, variables);
    if (proxyUrl !== undefined)
        Object.assign(cluster, { proxyUrl });
    let kept;
    return {
        name,
        server,
        async sign() {
            const options = { headers: {} };
            try {
                await config.applyToHTTPSOptions(options);
            }
            catch (cause) {
                const message = `context ${name}: the login failed: ${(0,errors/* messageOf */.bD)(cause)}`;
                const hint = "Run what the kubeconfig's user names under exec or auth-provider by hand, and sign in again.";
                throw new errors/* TargetError */.I0("target.unreachable", message, { hint, cause });
            }
            // A connection is used again as long as it shows the same certificates.
            const login = [options.ca, options.cert, options.key].map(String).join("\n");
            if (kept?.login !== login)
                kept = { login, agent: keptAlive(options.agent) };
            const basic = options.auth === undefined || options.auth === null
                ? {}
                : { Authorization: `Basic ${Buffer.from(options.auth).toString("base64")}` };
            return { headers: { ...basic, ...options.headers }, agent: kept.agent };
        },
    };
}
const mostSockets = 32;
function keptAlive(agent) {
    return Object.assign(agent, { keepAlive: true, maxSockets: mostSockets });
}
/** Empty: the program runs inside of the cluster, with its pod's own login. */
async function kubeconfigs({ kubeconfig }, variables) {
    const named = (kubeconfig ?? variables["KUBECONFIG"] ?? "").split(external_node_path_.delimiter).filter((each) => each !== "");
    const found = await existing(named);
    if (found.length > 0)
        return found;
    const hint = "Name one under target.kubeconfig, in KUBECONFIG, or let your cloud's command line write ~/.kube/config.";
    if (kubeconfig !== undefined || named.length > 0) {
        throw new errors/* TargetError */.I0("target.unreachable", `there is no kubeconfig ${named.join(" or ")}`, { hint });
    }
    const usual = await existing([(0,external_node_path_.join)(variables["HOME"] ?? "/", ".kube", "config")]);
    if (usual.length > 0)
        return usual;
    if ((await existing([serviceAccount])).length > 0)
        return [];
    throw new errors/* TargetError */.I0("target.unreachable", "there is no kubeconfig: neither KUBECONFIG nor ~/.kube/config", {
        hint,
    });
}
async function existing(paths) {
    const there = await Promise.all(paths.map((path) => (0,promises_.access)(path).then(() => true, () => false)));
    return paths.filter((_path, index) => there[index] === true);
}
function contextIn(config, { context }, files) {
    const names = config.getContexts().map(({ name }) => name);
    const wanted = context ?? config.getCurrentContext() ?? "";
    if (names.includes(wanted))
        return wanted;
    const where = files.join(" and ");
    const message = wanted === "" ? `${where} has no current context` : `${where} has no context "${wanted}"`;
    const hint = names.length === 0 ? "It has no context at all." : `It has ${names.join(", ")}: name one under target.context.`;
    throw new errors/* TargetError */.I0("target.unreachable", message, { hint });
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/refusal.js
var cluster_refusal = __webpack_require__(9346);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/cluster/http.js




const answerTimeoutMs = 30_000;
const patienceMs = 20_000;
const firstPauseMs = 250;
const longestPauseMs = 4_000;
function clusterHttp(options) {
    const webhooks = new Waits();
    const text = async (call) => (await answered(call, options, webhooks)).text;
    const json = async (call) => JSON.parse(await text(call));
    return {
        text,
        json,
        async found(call) {
            try {
                return await json(call);
            }
            catch (error) {
                if (error instanceof cluster_refusal/* ClusterRefusal */.R$ && error.status === 404)
                    return undefined;
                throw error;
            }
        },
    };
}
/** Tries again while the server is away or asks for it, as long as doing it twice does no harm. */
async function answered(call, options, webhooks) {
    const { clock, connect } = options;
    const connection = await connect();
    const end = clock.now().getTime() + patienceMs;
    for (let pause = firstPauseMs;; pause = Math.min(pause * 2, longestPauseMs)) {
        call.signal?.throwIfAborted();
        options.trace?.(`${call.method} ${call.path}${queryOf(call)}`);
        const answer = await sent(call, connection).catch((error) => failureOf(error, call));
        const now = clock.now().getTime();
        const isLate = now + pause >= end;
        if ("error" in answer) {
            if (!answer.again || isLate)
                throw unreachable(answer.error, connection);
        }
        else {
            if (answer.status < 300)
                return warned(answer, options);
            const refusal = new cluster_refusal/* ClusterRefusal */.R$(call.about ?? call.path, answer.status, (0,cluster_refusal/* statusOf */.c2)(answer.text));
            if (!isTransient(answer, call) || isLate || !webhooks.mayHeal(answer.text, now))
                throw refusal;
        }
        const wanted = "error" in answer ? 0 : Number(answer.headers["retry-after"] ?? 0) * 1000;
        await clock.sleep(Math.max(pause, Math.min(wanted, longestPauseMs)), call.signal);
    }
}
/** How long webhooks are away. Many objects wait for the same one, and none of them longer than the first. */
class Waits {
    #seen = new Map();
    mayHeal(answer, now) {
        const name = /failed calling webhook \\?"([^"\\]+)/.exec(answer)?.[1];
        if (name === undefined)
            return true;
        const before = this.#seen.get(name);
        const since = before === undefined || now - before.last > patienceMs ? now : before.since;
        this.#seen.set(name, { since, last: now });
        return now - since < patienceMs;
    }
}
/** What the API server answers with 500 while something behind it is away: a webhook, or the store that it keeps objects in. */
const behindIt = /failed calling webhook|etcdserver: (?:request timed out|leader changed|no leader)/;
/** What a busy API server says of an address that it chose itself: the next one that it chooses is free. */
const chosenTwice = /failed to allocate IP \S+: provided IP is already allocated/;
function isTransient({ status, text }, { method, body, once = false }) {
    if (once)
        return false;
    if (status === 422 && chosenTwice.test(text))
        return !asksForAddress(body);
    if (status === 429)
        return !/exceeded quota/.test(text);
    if (method === "POST")
        return false;
    return [502, 503, 504].includes(status) || (status === 500 && behindIt.test(text));
}
function asksForAddress(body) {
    return body?.spec?.clusterIP !== undefined;
}
function failureOf(error, { method, signal }) {
    if (signal?.aborted === true || error instanceof errors/* DeployError */.sH)
        throw error;
    const { code = "" } = error;
    const neverSent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
    const isLogin = /^(CERT|DEPTH|SELF|UNABLE|ERR_TLS|ERR_SSL)/.test(code);
    return { error, again: !isLogin && code !== "ENOTFOUND" && (method !== "POST" || neverSent) };
}
function unreachable(cause, { server, name }) {
    const said = cause.name === "AbortError"
        ? `it took the connection and said nothing for ${answerTimeoutMs / 1000} s`
        : (0,errors/* messageOf */.bD)(cause) || String(cause.code);
    return new errors/* TargetError */.I0("target.unreachable", `the API server ${server.origin} does not answer: ${said}`, {
        hint: `kubectl --context ${name} get --raw /readyz`,
        cause,
    });
}
function warned(answer, { warn }) {
    const header = answer.headers["warning"];
    for (const [, message = ""] of [header ?? []]
        .flat()
        .join(", ")
        .matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
        warn?.(message.replaceAll('\\"', '"'));
    }
    return answer;
}
function queryOf({ query = {} }) {
    const text = new URLSearchParams(query).toString();
    return text === "" ? "" : `?${text}`;
}
async function sent(call, connection) {
    const { method, path, body, type = "application/json", accept = "application/json" } = call;
    const { agent, headers } = await connection.sign();
    const content = body === undefined ? undefined : JSON.stringify(body);
    const { server } = connection;
    const base = server.pathname.replace(/\/$/, "");
    const options = {
        host: server.hostname.replace(/^\[(.*)\]$/, "$1"),
        port: server.port,
        path: `${base}${path}${queryOf(call)}`,
        method,
        agent,
        headers: {
            ...headers,
            accept,
            "user-agent": "aip-deploy",
            ...(content === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(content) }),
        },
        signal: AbortSignal.any([
            AbortSignal.timeout(answerTimeoutMs),
            ...(call.signal === undefined ? [] : [call.signal]),
        ]),
    };
    return await new Promise((resolve, reject) => {
        const request = (server.protocol === "http:" ? external_node_http_.request : external_node_https_.request)(options, (response) => {
            const chunks = [];
            response.on("data", (chunk) => chunks.push(chunk));
            response.on("error", reject);
            response.on("end", () => {
                const { statusCode = 0, headers: received } = response;
                resolve({ status: statusCode, text: Buffer.concat(chunks).toString("utf8"), headers: received });
            });
        });
        request.on("error", reject);
        request.end(content);
    });
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/kinds.js
var kinds = __webpack_require__(8725);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/object.js
var cluster_object = __webpack_require__(2595);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/cluster/cluster.js





const pageSize = 500;
const metadataList = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json";
/** The cluster of a kubeconfig; nothing is read or asked before the first call. */
function openCluster(options) {
    const { address, variables, clock, trace, mayChange } = options;
    let connection;
    const connect = () => (connection ??= kubeConnection(address, variables));
    const http = clusterHttp({ connect, clock, trace, warn: once(options.warn) });
    const cluster = clusterOver(http, connect);
    return mayChange === undefined ? cluster : guarded(cluster, mayChange);
}
/** The same cluster, which asks before each change whether it may go on. */
function guarded(cluster, mayChange) {
    return {
        ...cluster,
        async apply(object, how) {
            if (how.dryRun !== true)
                await mayChange();
            return await cluster.apply(object, how);
        },
        async create(object) {
            await mayChange();
            return await cluster.create(object);
        },
        async replace(object) {
            await mayChange();
            return await cluster.replace(object);
        },
        async merge(ref, part, subresource) {
            await mayChange();
            return await cluster.merge(ref, part, subresource);
        },
        async delete(ref, how) {
            await mayChange();
            await cluster.delete(ref, how);
        },
    };
}
function clusterOver(http, connect) {
    const resource = (0,kinds/* kindsOf */.tG)(http);
    const path = async (kind, namespace, name) => {
        const { plural, namespaced } = await resource(kind);
        const place = namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : "";
        const last = name === undefined ? "" : `/${encodeURIComponent(name)}`;
        return `${(0,kinds/* versionPath */.qW)(kind.apiVersion)}${place}/${plural}${last}`;
    };
    const whole = async (method, object) => {
        const { namespace, name } = object.metadata;
        const at = await path(object, namespace, method === "PUT" ? name : undefined);
        return await http.json({ method, path: at, body: object, about: (0,cluster_object/* idOf */.TH)(object) });
    };
    return {
        resource,
        async describe() {
            const { name, server } = await connect();
            return `${name} (${server.origin})`;
        },
        async version() {
            return (await http.json({ method: "GET", path: "/version" })).gitVersion;
        },
        async list(kind, { metadataOnly, ...which }) {
            try {
                const accept = metadataOnly === true ? { accept: metadataList } : {};
                const at = await path(kind, which.namespace);
                const items = await pages({ method: "GET", path: at, ...accept, signal: which.signal }, which, http);
                // The items of a list come without their kind.
                return items.map((item) => ({ ...item, ...kind }));
            }
            catch (error) {
                if (error instanceof kinds/* UnknownKind */.rw || isMissing(error))
                    return [];
                throw error;
            }
        },
        async get(ref) {
            try {
                return await http.found({ method: "GET", path: await path(ref, ref.namespace, ref.name), about: (0,cluster_object/* idOf */.TH)(ref) });
            }
            catch (error) {
                if (error instanceof kinds/* UnknownKind */.rw)
                    return undefined;
                throw error;
            }
        },
        async apply(object, { manager, dryRun = false, force = false, signal }) {
            const ref = (0,cluster_object/* refOf */.H8)(object);
            const query = {
                fieldManager: manager,
                fieldValidation: "Strict",
                ...(force ? { force: "true" } : {}),
                ...(dryRun ? { dryRun: "All" } : {}),
            };
            return await http.json({
                method: "PATCH",
                path: await path(ref, ref.namespace, ref.name),
                query,
                type: "application/apply-patch+yaml",
                body: object,
                about: (0,cluster_object/* idOf */.TH)(object),
                signal,
            });
        },
        create: (object) => whole("POST", object),
        replace: (object) => whole("PUT", object),
        async merge(ref, part, subresource) {
            const at = await path(ref, ref.namespace, ref.name);
            return await http.json({
                method: "PATCH",
                path: subresource === undefined ? at : `${at}/${subresource}`,
                type: "application/merge-patch+json",
                body: part,
                about: (0,cluster_object/* idOf */.TH)(ref),
            });
        },
        async delete(ref, { foreground = false, uid } = {}) {
            const body = {
                propagationPolicy: foreground ? "Foreground" : "Background",
                ...(uid === undefined ? {} : { preconditions: { uid } }),
            };
            try {
                const at = await path(ref, ref.namespace, ref.name);
                await http.found({ method: "DELETE", path: at, body, about: (0,cluster_object/* idOf */.TH)(ref) });
            }
            catch (error) {
                if (!(error instanceof kinds/* UnknownKind */.rw))
                    throw error;
            }
        },
        async logs({ namespace, name }, { container, lines, previous = false }) {
            const at = await path({ apiVersion: "v1", kind: "Pod" }, namespace, name);
            const query = {
                tailLines: String(lines),
                ...(container === undefined ? {} : { container }),
                ...(previous ? { previous: "true" } : {}),
            };
            try {
                const text = await http.text({ method: "GET", path: `${at}/log`, query, accept: "*/*", about: `pod/${name}` });
                return text.split("\n").filter((line) => line !== "");
            }
            catch (error) {
                // It never ran, or its node does not answer.
                if (error instanceof cluster_refusal/* ClusterRefusal */.R$)
                    return [];
                throw error;
            }
        },
        async knock({ namespace, name }, port) {
            const at = await path({ apiVersion: "v1", kind: "Service" }, namespace, `${name}:${port}`);
            try {
                await http.text({ method: "GET", path: `${at}/proxy/`, accept: "*/*", once: true });
                return { outcome: "answered", detail: "answers" };
            }
            catch (error) {
                return knocked(error);
            }
        },
    };
}
/** What the API server says when it could not connect, from versions 1.28 to 1.35. */
const notConnected = /connection refused|no route to host|i\/o timeout|no endpoints available|no service port|network is unreachable|context deadline exceeded/;
function knocked(error) {
    if (!(error instanceof cluster_refusal/* ClusterRefusal */.R$))
        throw error;
    if (error.status === 403 && error.reason === "Forbidden") {
        return { outcome: "unknown", detail: "its answer may not be asked for (services/proxy)" };
    }
    if (notConnected.test(error.message))
        return { outcome: "refused", detail: error.message };
    // Whatever came back, somebody was there to say it.
    return { outcome: "answered", detail: "answers" };
}
async function pages(call, { labels = {}, fields }, http) {
    const selector = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    const items = [];
    let next;
    do {
        const query = {
            limit: String(pageSize),
            ...(selector.length === 0 ? {} : { labelSelector: selector.join(",") }),
            ...(fields === undefined ? {} : { fieldSelector: fields }),
            ...(next === undefined ? {} : { continue: next }),
        };
        const page = await http.json({ ...call, query });
        items.push(...(page.items ?? []));
        next = page.metadata?.continue;
    } while (next !== undefined && next !== "");
    return items;
}
function isMissing(error) {
    return (0,cluster_refusal/* isRefusal */.vu)(error, "NotFound") || (error instanceof cluster_refusal/* ClusterRefusal */.R$ && error.status === 404);
}
function once(told) {
    if (told === undefined)
        return undefined;
    const before = new Set();
    return (message) => {
        if (before.has(message))
            return;
        before.add(message);
        told(message);
    };
}


/***/ }),

/***/ 8725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O9: () => (/* binding */ isClusterWide),
/* harmony export */   qW: () => (/* binding */ versionPath),
/* harmony export */   r6: () => (/* binding */ commonKinds),
/* harmony export */   rw: () => (/* binding */ UnknownKind),
/* harmony export */   tG: () => (/* binding */ kindsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2595);


/** Kinds that every cluster has, so that they need not be asked for. */
const known = {
    v1: {
        ConfigMap: "configmaps",
        Endpoints: "endpoints",
        Event: "events",
        LimitRange: "limitranges",
        PersistentVolumeClaim: "persistentvolumeclaims",
        Pod: "pods",
        ReplicationController: "replicationcontrollers",
        ResourceQuota: "resourcequotas",
        Secret: "secrets",
        Service: "services",
        ServiceAccount: "serviceaccounts",
    },
    "apps/v1": {
        DaemonSet: "daemonsets",
        Deployment: "deployments",
        ReplicaSet: "replicasets",
        StatefulSet: "statefulsets",
    },
    "autoscaling/v2": { HorizontalPodAutoscaler: "horizontalpodautoscalers" },
    "batch/v1": { CronJob: "cronjobs", Job: "jobs" },
    "coordination.k8s.io/v1": { Lease: "leases" },
    "discovery.k8s.io/v1": { EndpointSlice: "endpointslices" },
    "networking.k8s.io/v1": { Ingress: "ingresses", NetworkPolicy: "networkpolicies" },
    "policy/v1": { PodDisruptionBudget: "poddisruptionbudgets" },
    "rbac.authorization.k8s.io/v1": { Role: "roles", RoleBinding: "rolebindings" },
};
/** Kinds of which a cluster, and not a namespace, has the objects. */
const clusterWide = new Set([
    "APIService",
    "CSIDriver",
    "ClusterIssuer",
    "ClusterRole",
    "ClusterRoleBinding",
    "CustomResourceDefinition",
    "FlowSchema",
    "GatewayClass",
    "IngressClass",
    "MutatingWebhookConfiguration",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PriorityClass",
    "PriorityLevelConfiguration",
    "RuntimeClass",
    "StorageClass",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
]);
/** Whether a kind is known to lie outside of namespaces; of others only the cluster can tell. */
function isClusterWide({ kind }) {
    return clusterWide.has(kind);
}
/** Kinds whose objects a deployment may own although its release does not name the kind, because an earlier one did. */
const commonKinds = Object.entries(known).flatMap(([apiVersion, kinds]) => Object.keys(kinds)
    .filter((kind) => !["Endpoints", "Event", "Pod", "ReplicaSet", "ReplicationController", "Lease", "EndpointSlice"].includes(kind))
    .map((kind) => ({ apiVersion, kind })));
/** Finds how kinds are addressed; each version of a group is asked for once at most. */
function kindsOf(http) {
    const asked = new Map();
    return async ({ apiVersion, kind }) => {
        if (apiVersion === "v1" && kind === "Namespace")
            return { plural: "namespaces", namespaced: false };
        const plural = known[apiVersion]?.[kind];
        if (plural !== undefined)
            return { plural, namespaced: true };
        const resources = asked.get(apiVersion) ?? discover(apiVersion, http);
        asked.set(apiVersion, resources);
        // What could not be asked now may be asked again.
        resources.catch(() => asked.delete(apiVersion));
        const resource = (await resources).get(kind);
        if (resource !== undefined)
            return resource;
        throw unknownKind({ apiVersion, kind });
    };
}
/** The cluster has no such kind: a custom resource definition is missing, or the version is too old for it. */
class UnknownKind extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TargetError */ .I0 {
}
function unknownKind({ apiVersion, kind }) {
    return new UnknownKind("target.refused", `the cluster has no kind ${kind} of ${apiVersion}`, {
        hint: `Install what defines it (kubectl api-resources --api-group=${(0,_object_js__WEBPACK_IMPORTED_MODULE_1__/* .groupOf */ .F8)(apiVersion) || '""'} lists what there is), or correct apiVersion.`,
    });
}
async function discover(apiVersion, http) {
    const list = await http.found({ method: "GET", path: versionPath(apiVersion) });
    return new Map((list?.resources ?? [])
        .filter(({ name }) => !name.includes("/"))
        .map(({ name, kind, namespaced }) => [kind, { plural: name, namespaced }]));
}
function versionPath(apiVersion) {
    return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}


/***/ }),

/***/ 2595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   TH: () => (/* binding */ idOf)
/* harmony export */ });
/** Groups whose kinds people know without the group. */
const plainGroups = new Set([
    "",
    "apps",
    "batch",
    "autoscaling",
    "policy",
    "networking.k8s.io",
    "rbac.authorization.k8s.io",
    "coordination.k8s.io",
    "discovery.k8s.io",
]);
/** The group of an `apiVersion`; the empty string for the core. */
function groupOf(apiVersion) {
    return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}
/** What people and kubectl call an object, for example `deployment/auth` or `certificate.cert-manager.io/shop`. */
function idOf({ apiVersion, kind, ...rest }) {
    const group = groupOf(apiVersion);
    const name = "metadata" in rest ? rest.metadata.name : rest.name;
    return `${kind.toLowerCase()}${plainGroups.has(group) ? "" : `.${group}`}/${name}`;
}
function refOf({ apiVersion, kind, metadata: { name, namespace } }) {
    return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}


/***/ }),

/***/ 9346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R$: () => (/* binding */ ClusterRefusal),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   vu: () => (/* binding */ isRefusal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** The API server, or a webhook of its, said no; `reason` is its own word, for example `Forbidden` or `Conflict`. */
class ClusterRefusal extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TargetError */ .I0 {
    status;
    reason;
    causes;
    constructor(what, status, { reason = "", message, details }) {
        super("target.refused", `${what}: ${message ?? `answered ${status}`}`, { hint: hintFor(status, message ?? "") });
        this.status = status;
        this.reason = reason;
        this.causes = details?.causes ?? [];
    }
}
function isRefusal(error, ...reasons) {
    return error instanceof ClusterRefusal && reasons.includes(error.reason);
}
/** The API's answer as data; an answer of something else in between, such as a proxy, has only its text. */
function statusOf(text) {
    try {
        const read = JSON.parse(text);
        if (typeof read === "object" && read?.kind === "Status")
            return read;
    }
    catch {
        // Not of the API.
    }
    const line = text.trim().split("\n", 1)[0]?.slice(0, 300) ?? "";
    return line === "" ? {} : { message: line };
}
function hintFor(status, message) {
    if (status === 401)
        return "The kubeconfig's login is not accepted: sign in again, or give a kubeconfig that is valid.";
    const denied = /User "([^"]+)" cannot (\S+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/.exec(message);
    if (denied === null)
        return undefined;
    const [, , verb = "", resource = "", group = "", namespace] = denied;
    const what = group === "" ? resource : `${resource}.${group}`;
    const where = namespace === undefined ? "" : ` --namespace ${namespace}`;
    return `Its Role lacks the verb ${verb} for ${what}; kubectl auth can-i ${verb} ${what}${where} asks for it.`;
}


/***/ }),

/***/ 6431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pf: () => (/* binding */ inventory),
  uP: () => (/* binding */ podKind),
  jq: () => (/* binding */ runningIn),
  T7: () => (/* binding */ runningOn)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/kinds.js
var cluster_kinds = __webpack_require__(8725);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/object.js
var cluster_object = __webpack_require__(2595);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/refusal.js
var refusal = __webpack_require__(9346);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(7382);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pod-state.js
var pod_state = __webpack_require__(8052);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pods.js
var kubernetes_pods = __webpack_require__(4735);
// EXTERNAL MODULE: ./lib/targets/kubernetes/slate.js
var slate = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/stand-by.js


/**
 * The pods without those that a Rollout keeps for a while after its traffic was taken from them: they run, and nobody reaches
 * them. Only where the controller itself says where the traffic goes; elsewhere a Service finds every pod.
 */
function withoutStandBy(pods, objects) {
    const stable = new Map(objects.flatMap((object) => {
        if (object.kind !== "Rollout")
            return [];
        const { spec = {}, status = {} } = object;
        const { canary, blueGreen } = spec.strategy ?? {};
        const routes = blueGreen !== undefined || canary?.trafficRouting !== undefined;
        return routes && status.phase === "Healthy" && status.stableRS !== undefined
            ? [[(0,cluster_object/* idOf */.TH)(object), status.stableRS]]
            : [];
    }));
    if (stable.size === 0)
        return pods;
    return pods.filter((pod) => {
        const serving = stable.get((0,pod_state/* unitOfPod */.PP)(pod) ?? "");
        return serving === undefined || pod.metadata.labels?.["rollouts-pod-template-hash"] === serving;
    });
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/units.js
var kubernetes_units = __webpack_require__(5196);
// EXTERNAL MODULE: ./lib/targets/kubernetes/workload.js + 2 modules
var kubernetes_workload = __webpack_require__(5020);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/current.js











const podKind = { apiVersion: "v1", kind: "Pod" };
const rolloutKind = { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" };
/**
 * Asks for all kinds that a release may have, each in one list: what stays at work in full, the rest by name and marks only, so
 * that no value of a Secret is read. How many lists there are does not depend on how many objects there are.
 */
async function inventory({ cluster, owner, log }) {
    const { namespace } = owner;
    const noted = await (0,slate/* notedKinds */.sO)(cluster, owner);
    const kinds = [
        ...cluster_kinds/* commonKinds */.r6,
        rolloutKind,
        ...noted.filter((kind) => !cluster_kinds/* commonKinds */.r6.some((each) => isSame(each, kind))),
    ];
    const [pods, space, ...lists] = await Promise.all([
        listed(podKind, { namespace }),
        cluster.get({ apiVersion: "v1", kind: "Namespace", name: namespace }).catch(orHidden),
        ...kinds.map((kind) => listed(kind, { namespace, metadataOnly: !(0,kubernetes_units/* isUnit */.vO)(kind) })),
    ]);
    const objects = [...(space === undefined || space === "hidden" ? [] : [space]), ...lists.flat()];
    return {
        // Whoever may not see it deploys into it all the same.
        hidden: space === "hidden" ? [`namespace/${namespace}`] : [],
        pods: withoutStandBy(pods, objects),
        objects: objects.filter(({ metadata }) => metadata.ownerReferences === undefined),
    };
    async function listed(kind, which) {
        try {
            return await cluster.list(kind, which);
        }
        catch (error) {
            if (!(0,refusal/* isRefusal */.vu)(error, "Forbidden"))
                throw error;
            log.debug(`${kind.kind} may not be listed: ${(0,errors/* messageOf */.bD)(error)}`);
            return [];
        }
    }
}
function orHidden(error) {
    if ((0,refusal/* isRefusal */.vu)(error, "Forbidden"))
        return "hidden";
    throw error;
}
function isSame(left, right) {
    return left.apiVersion === right.apiVersion && left.kind === right.kind;
}
/** What runs, by the names that `kubectl get` takes. Units of others are no units here, but their objects are told. */
async function runningOn(looking) {
    return runningIn(await inventory(looking), looking.owner);
}
function runningIn({ objects, pods, hidden }, owner) {
    const byUnit = new Map();
    for (const pod of pods) {
        const unit = (0,pod_state/* unitOfPod */.PP)(pod);
        if (unit !== undefined)
            byUnit.set(unit, [...(byUnit.get(unit) ?? []), pod]);
    }
    const units = objects
        .filter((object) => (0,kubernetes_units/* isUnit */.vO)(object) && (0,marks/* isOwn */.NP)(object.metadata.labels, owner))
        .map((object) => {
        const id = (0,cluster_object/* idOf */.TH)(object);
        return [id, unitIn(id, object, byUnit.get(id) ?? [])];
    });
    return {
        units: Object.fromEntries(units),
        objects: Object.fromEntries([
            ...objects.map((object) => [(0,cluster_object/* idOf */.TH)(object), objectIn(object)]),
            ...hidden.map((id) => [id, { hidden: true }]),
        ]),
    };
}
function unitIn(name, object, pods) {
    const instances = object.kind === "Job" ? [jobInstance(object, pods)] : pods.map(pod_state/* instanceOf */.hR);
    return { name, instances, holds: [], ...(object.kind === "StatefulSet" ? { stateful: true } : {}) };
}
/** A Job is one instance, whatever became of its pods. */
function jobInstance(job, pods) {
    const definition = (0,kubernetes_pods/* templateOf */.kW)(job)?.metadata?.annotations?.[marks/* annotations */.hk.template];
    const { state } = (0,kubernetes_workload/* restOf */.Y)(job);
    const ended = state === "rest" || state === "failed"
        ? { state: "exited", exitCode: state === "rest" ? 0 : 1 }
        : { state: "running" };
    return {
        id: job.metadata.name,
        ...(definition === undefined ? {} : { definition }),
        ...ended,
        restarts: job.status?.failed ?? 0,
        digests: [...new Set(pods.flatMap((pod) => (0,pod_state/* instanceOf */.hR)(pod).digests))].sort(),
        image: ((0,kubernetes_pods/* templateOf */.kW)(job)?.spec?.containers ?? []).map(({ image = "" }) => image).join(", "),
    };
}
function objectIn(object) {
    const { labels, annotations: said = {} } = object.metadata;
    const owner = (0,marks/* ownerIn */.f6)(labels);
    const definition = said[marks/* annotations */.hk.definition];
    const common = {
        ...(owner === undefined ? {} : { owner: `${owner.app} on ${owner.environment}` }),
        ...(owner === undefined || definition === undefined ? {} : { definition }),
    };
    if (!(0,kubernetes_units/* isUnit */.vO)(object))
        return common;
    const workload = object;
    const template = (0,kubernetes_pods/* templateOf */.kW)(object)?.metadata?.annotations?.[marks/* annotations */.hk.template];
    const { state, why } = (0,kubernetes_workload/* restOf */.Y)(workload);
    return {
        ...common,
        ...(template === undefined ? {} : { template }),
        ...(workload.spec?.replicas === undefined ? {} : { replicas: workload.spec.replicas }),
        ...(state === "rest" ? {} : { unrest: why }),
    };
}


/***/ }),

/***/ 6770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readKubernetesDocument)
/* harmony export */ });
/* unused harmony export clusterShape */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7597);
/* harmony import */ var _heading_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2908);


const texts = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP());
const object = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    apiVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    metadata: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        namespace: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(),
        annotations: texts.exactOptional(),
    }),
});
const unit = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    role: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["stateful", "service", "one-shot"]),
    wave: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    digests: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/)),
    replicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative().exactOptional(),
    secrets: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    configMaps: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    startSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative(),
});
/** What the documents of all targets on a cluster have. */
const clusterShape = {
    ..._heading_js__WEBPACK_IMPORTED_MODULE_0__/* .headingShape */ .gc,
    objects: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(object),
    units: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), unit),
    secrets: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), keys: texts })),
    tests: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ object, timeoutSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative() }).exactOptional(),
    notes: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
};
const shape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc(clusterShape);
const read = new WeakMap();
/** Reads the document of a bundle that comes from the ledger. Throws `target.refused` when it is not one of ours. */
function readKubernetesDocument(bundle) {
    const before = read.get(bundle);
    if (before !== undefined)
        return before;
    const parsed = shape.safeParse(bundle.document);
    if (!parsed.success) {
        throw (0,_heading_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)(bundle.target, parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
    }
    // Objects keep what their kinds hold, of which the shape says nothing.
    const document = parsed.data;
    read.set(bundle, document);
    return document;
}


/***/ }),

/***/ 6616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ driftFrom)
/* harmony export */ });
/* unused harmony export differences */
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(606);
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2595);
/* harmony import */ var _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9346);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6431);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7382);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8400);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1151);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1888);









/**
 * What is on the cluster otherwise than the release has it: the cluster is asked what each object would become if it were applied,
 * which knows of defaults and of everybody's fields, and that is compared with what is there. Nothing is changed.
 */
async function driftFrom(document, wanted, tools) {
    const running = await (0,_current_js__WEBPACK_IMPORTED_MODULE_3__/* .runningOn */ .T7)(tools);
    const seen = wanted.filter(({ id }) => running.objects?.[id]?.hidden !== true);
    const own = await (0,p_map__WEBPACK_IMPORTED_MODULE_7__/* ["default"] */ .Ay)(seen, (each) => driftOf(each, tools), { concurrency: _tools_js__WEBPACK_IMPORTED_MODULE_8__/* .atOnce */ .z });
    const strangers = (0,_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .leftBehind */ .aU)(document, wanted, running, tools.owner).filter(({ kept }) => !kept);
    return [
        ...own.flatMap((each) => each ?? []),
        ...strangers.map(({ id }) => ({ object: id, change: "unexpected", fields: [] })),
    ];
}
async function driftOf({ id, object, definition, unit }, { cluster }) {
    const live = await cluster.get((0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(object));
    if (live === undefined)
        return { object: id, change: "missing", fields: [] };
    // Of a Job the cluster keeps what it was made from, and refuses every other.
    if (unit?.role === "one-shot" && live.metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .annotations */ .hk.definition] === definition)
        return undefined;
    // It tells of the deployment that changed the object last, which is not this one.
    const cause = live.metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .annotations */ .hk.changeCause];
    const told = unit === undefined || cause === undefined ? object : (0,_apply_js__WEBPACK_IMPORTED_MODULE_0__/* .withCause */ .wD)(object, cause);
    try {
        const after = await cluster.apply(told, { ...(0,_apply_js__WEBPACK_IMPORTED_MODULE_0__/* .applying */ .vZ)(object), force: true, dryRun: true });
        const fields = differences(live, after, object.kind === "Secret");
        return fields.length === 0 ? undefined : { object: id, change: "changed", fields };
    }
    catch (error) {
        if (!(error instanceof _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .ClusterRefusal */ .R$))
            throw error;
        const { sentence } = (0,_refused_js__WEBPACK_IMPORTED_MODULE_6__/* .refusedBecause */ .L)(id, error);
        return {
            object: id,
            change: "changed",
            fields: [{ path: "", wanted: "what the release has", found: `refused: ${sentence}` }],
        };
    }
}
/** The fields in which two states of one object differ, with who wrote what is there. Values of Secrets are not told. */
function differences(live, after, isSecret = false) {
    const fields = [];
    walk(shown(live), shown(after), [], (path, found, wanted) => {
        const by = writerOf(live.metadata.managedFields ?? [], path);
        const hide = isSecret && path[0] === "data";
        fields.push({
            path: pathText(path),
            wanted: hide ? "another value" : valueText(wanted),
            found: hide ? "a value" : valueText(found),
            ...(by === undefined ? {} : { by }),
        });
    });
    return fields;
}
/** Without what the cluster itself writes at every change. */
function shown({ status: _status, metadata, ...rest }) {
    const { managedFields: _m, resourceVersion: _r, generation: _g, uid: _u, creationTimestamp: _c, ...kept } = metadata;
    return { ...rest, metadata: kept };
}
function walk(found, wanted, path, tell) {
    if (Array.isArray(found) && Array.isArray(wanted)) {
        const [left, right] = [byName(found), byName(wanted)];
        if (left !== undefined && right !== undefined) {
            for (const name of new Set([...left.keys(), ...right.keys()])) {
                walk(left.get(name), right.get(name), [...path, { key: "name", value: name }], tell);
            }
            return;
        }
        if (found.length === wanted.length) {
            found.forEach((each, index) => {
                walk(each, wanted[index], [...path, index], tell);
            });
            return;
        }
        tell(path, found, wanted);
        return;
    }
    if (isMap(found) && isMap(wanted)) {
        for (const key of [...new Set([...Object.keys(found), ...Object.keys(wanted)])].sort()) {
            walk(found[key], wanted[key], [...path, key], tell);
        }
        return;
    }
    if (found !== wanted)
        tell(path, found, wanted);
}
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** `undefined` for a list whose members have no names, or the same. */
function byName(list) {
    const names = list.map((each) => (isMap(each) && typeof each["name"] === "string" ? each["name"] : undefined));
    if (list.length === 0 || names.some((name) => name === undefined) || new Set(names).size !== names.length)
        return undefined;
    return new Map(list.map((each, index) => [names[index] ?? "", each]));
}
/** Who last wrote a field, as the cluster remembers it; the deepest that it knows. */
function writerOf(managed, path) {
    let best;
    for (const { manager: writer, fieldsV1 } of managed) {
        if (writer === _marks_js__WEBPACK_IMPORTED_MODULE_4__/* .manager */ .m8)
            continue;
        const depth = depthOf(fieldsV1, path);
        if (depth > (best?.depth ?? 0))
            best = { depth, manager: writer };
    }
    return best === undefined || best.depth < path.length ? undefined : best.manager;
}
/** How many steps of the path are written there. */
function depthOf(fields, path) {
    let at = fields;
    let depth = 0;
    for (const part of path) {
        if (!isMap(at))
            break;
        const next = Object.entries(at).find(([key]) => fits(key, part));
        if (next === undefined)
            break;
        at = next[1];
        depth += 1;
    }
    return depth;
}
/** `f:spec` is a field, `k:{"name":"web"}` the member of a list. */
function fits(key, part) {
    if (typeof part === "object")
        return key.startsWith("k:") && key.includes(`"${part.key}":${JSON.stringify(part.value)}`);
    return key === `f:${part}` || key === `i:${part}`;
}
function pathText(path) {
    return path
        .map((part) => typeof part === "object"
        ? `[${part.value}]`
        : typeof part === "number"
            ? `[${part}]`
            : `.${/^[\w-]+$/.test(part) ? part : JSON.stringify(part)}`)
        .join("")
        .replace(/^\./, "");
}
const longest = 200;
function valueText(value) {
    if (value === undefined)
        return "nothing";
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
}


/***/ }),

/***/ 910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ momentOf),
/* harmony export */   MQ: () => (/* binding */ warningsSince),
/* harmony export */   MX: () => (/* binding */ evidence)
/* harmony export */ });
/* harmony import */ var _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9346);
/* harmony import */ var _pod_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8052);


const logLines = 20;
const mostEvents = 20;
const eventKind = { apiVersion: "v1", kind: "Event" };
/** What the cluster warned of since then; none when events may not be read. */
async function warningsSince(since, { cluster, owner }) {
    return (await eventsOf({ cluster, owner }, "type=Warning")).filter((event) => momentOf(event) >= since.getTime() - 1000);
}
/** What a person needs to understand a pod: the last lines of its container, and what the cluster did with it and its workload. */
async function evidence(unit, pod, trouble, tools) {
    const names = new Set([unit, ...(pod === undefined ? [] : [`pod/${pod.metadata.name}`])]);
    const [log, all] = await Promise.all([lastLines(pod, trouble, tools), eventsOf(tools)]);
    const own = all.filter(({ involvedObject: { kind, name } }) => {
        const id = `${kind.toLowerCase()}/${name}`;
        return (names.has(id) || (kind === "ReplicaSet" && pod?.metadata.ownerReferences?.some((each) => each.name === name)));
    });
    const sorted = own.sort((left, right) => momentOf(left) - momentOf(right)).slice(-mostEvents);
    return { log: log.map(tools.redact), events: sorted.map((event) => tools.redact(inWords(event))) };
}
/** Of the container that did not do well; what it said before it was started again, when it has said nothing since. */
async function lastLines(pod, trouble, { cluster }) {
    if (pod === undefined)
        return [];
    const { name, namespace = "" } = pod.metadata;
    const bad = trouble?.container ?? (0,_pod_state_js__WEBPACK_IMPORTED_MODULE_1__/* .statusesOf */ .CB)(pod).find(({ ready, state }) => !ready && state?.terminated?.exitCode !== 0)?.name;
    const which = { lines: logLines, ...(bad === undefined ? {} : { container: bad }) };
    const status = (0,_pod_state_js__WEBPACK_IMPORTED_MODULE_1__/* .statusesOf */ .CB)(pod).find((each) => each.name === bad);
    const isBetween = trouble?.previous === true && status?.state?.running === undefined && status?.state?.terminated === undefined;
    for (const previous of isBetween ? [true, false] : [false, true]) {
        const lines = await cluster.logs({ namespace, name }, { ...which, previous });
        if (lines.length > 0)
            return lines;
    }
    return [];
}
async function eventsOf({ cluster, owner }, fields) {
    try {
        return await cluster.list(eventKind, {
            namespace: owner.namespace,
            ...(fields === undefined ? {} : { fields }),
        });
    }
    catch (error) {
        if ((0,_cluster_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefusal */ .vu)(error, "Forbidden"))
            return [];
        throw error;
    }
}
function momentOf({ lastTimestamp, eventTime, firstTimestamp, metadata }) {
    return Date.parse(lastTimestamp ?? eventTime ?? firstTimestamp ?? metadata.creationTimestamp ?? "");
}
function inWords({ involvedObject: { kind, name }, reason = "", message = "", count = 1 }) {
    const times = count > 1 ? ` (${count} times)` : "";
    return `${kind.toLowerCase()}/${name}: ${reason}${times}: ${message.trim()}`;
}


/***/ }),

/***/ 7085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ pinImages),
/* harmony export */   V4: () => (/* binding */ digestsIn),
/* harmony export */   nw: () => (/* binding */ digestsOf)
/* harmony export */ });
/* harmony import */ var _compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1949);
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2595);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4735);



/**
 * Puts the release's digests into manifests. A container's image is one of the release when its name, without tag and digest, is
 * the image's name or the end of its repository: `web`, `shop/web` and `ghcr.io/acme/shop/web` are all `ghcr.io/acme/shop/web`.
 * `builtAs` has the image of each service that is built, so that a service's name is not taken for somebody else's image.
 */
function pinImages(objects, images, app, builtAs = {}) {
    const problems = [];
    const used = new Set();
    const loose = new Map();
    const pinned = objects.map((object) => {
        const id = (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_0__/* .idOf */ .TH)(object);
        const one = (container) => {
            const { image } = container;
            if (image === undefined)
                return container;
            const found = matching(image, images, app);
            const place = { path: `${id}, container ${container.name}` };
            if (found.length > 1) {
                const message = `image "${image}" may be ${found.map((name) => images[name]?.repository ?? name).join(" or ")}`;
                problems.push({ ...place, message, hint: "Write the repository in full." });
                return container;
            }
            const [name] = found;
            const known = name === undefined ? undefined : images[name];
            if (name !== undefined && known !== undefined) {
                used.add(name);
                return { ...container, image: `${known.repository}@${known.digest}` };
            }
            const other = builtAs[(0,_compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(image).repository];
            if (other !== undefined) {
                const message = `image "${image}" is no image: the service of that name runs ${other}`;
                const foreign = `docker.io/library/${image}`;
                problems.push({ ...place, message, hint: `Write ${other}, or ${foreign} if somebody else's is meant.` });
            }
            else if (looksOwn(image, images, app)) {
                const names = Object.keys(images).sort().join(", ");
                const message = `image "${image}" looks like one of ${app}, which builds ${names || "none"}`;
                problems.push({
                    ...place,
                    message,
                    hint: "Correct the name, or have it built: the Compose files name what is.",
                });
            }
            else if (!image.includes("@sha256:"))
                loose.set(image, id);
            return container;
        };
        return (0,_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .templateOf */ .kW)(object)?.spec === undefined ? object : withImages(object, one);
    });
    return {
        objects: pinned,
        problems,
        unused: Object.keys(images).filter((name) => !used.has(name)),
        warnings: [...loose].map(([image, id]) => `${id}: image ${image} has no digest, so that what it is cannot be proven.`),
    };
}
function withImages(object, change) {
    return (0,_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .withTemplate */ .t3)(object, (template) => {
        const { spec = {} } = template;
        const { containers, initContainers } = spec;
        return {
            ...template,
            spec: {
                ...spec,
                ...(containers === undefined ? {} : { containers: containers.map(change) }),
                ...(initContainers === undefined ? {} : { initContainers: initContainers.map(change) }),
            },
        };
    });
}
function matching(image, images, app) {
    const { repository } = (0,_compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(image);
    const all = Object.entries(images);
    const exact = all.filter(([name, known]) => repository === known.repository || repository === name);
    if (exact.length > 0)
        return exact.map(([name]) => name);
    return all
        .filter(([name, known]) => known.repository.endsWith(`/${repository}`) || repository === `${app}/${name}`)
        .map(([name]) => name);
}
/** Its name without the last part is the App's, or the end of where the App's images are. */
function looksOwn(image, images, app) {
    const folder = folderOf((0,_compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(image).repository);
    if (folder === undefined)
        return false;
    if (folder === app)
        return true;
    return Object.values(images).some(({ repository }) => {
        const own = folderOf(repository);
        if (own === undefined || own === repository.split("/")[0])
            return false;
        return own === folder || (!(0,_compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .hasRegistryHost */ .mP)(`${folder}/x`) && own.endsWith(`/${folder}`));
    });
}
function folderOf(repository) {
    const slash = repository.lastIndexOf("/");
    return slash < 0 ? undefined : repository.slice(0, slash);
}
/** The digests that the containers of a pod are pinned to, sorted, each once. */
function digestsIn(containers) {
    return [...new Set(containers.flatMap(({ image = "" }) => /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? []))].sort();
}
function digestsOf(object) {
    const spec = (0,_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .templateOf */ .kW)(object)?.spec;
    return spec === undefined ? [] : digestsIn((0,_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .containersOf */ .Mz)(spec));
}


/***/ }),

/***/ 4303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ runJobs),
/* harmony export */   IU: () => (/* binding */ clear),
/* harmony export */   lE: () => (/* binding */ untilOver)
/* harmony export */ });
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2595);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6431);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4948);
/* harmony import */ var _rollout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1418);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6483);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1888);
/* harmony import */ var _workload_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5020);








const lookEveryMs = 300;
/** Runs Jobs to their end. What a Job runs cannot be changed, so that one of before is removed first. */
async function runJobs(work) {
    const jobs = (0,_tools_js__WEBPACK_IMPORTED_MODULE_6__/* .wantedIn */ .n)(work);
    const running = await (0,_current_js__WEBPACK_IMPORTED_MODULE_2__/* .runningOn */ .T7)(work);
    const anew = jobs.filter((job) => (0,_judge_js__WEBPACK_IMPORTED_MODULE_3__/* .judge */ .S)(job, running).waits !== true);
    await Promise.all(anew.map(({ object, unit }) => clear(object, unit?.startSeconds ?? 0, work)));
    const applied = await (0,_apply_js__WEBPACK_IMPORTED_MODULE_0__/* .applyAll */ .f0)(anew, work);
    return (0,_start_js__WEBPACK_IMPORTED_MODULE_5__/* .stepOf */ .c)(work, await (0,_rollout_js__WEBPACK_IMPORTED_MODULE_4__/* .untilAtRest */ .e)(jobs, applied, work));
}
/** A Job of an interrupted deployment may still run; two migrations at once would be worse than waiting for the first one. */
async function clear(job, patienceSeconds, using) {
    const { cluster, clock, signal } = using;
    const ref = (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(job);
    await untilOver(job, patienceSeconds, using);
    for (let asked = false;;) {
        const before = await cluster.get(ref);
        if (before === undefined)
            return;
        if (!asked && before.metadata.deletionTimestamp === undefined)
            await cluster.delete(ref, { foreground: true });
        asked = true;
        await clock.sleep(lookEveryMs, signal);
    }
}
/** Waits until a Job of before is not at work any longer, if there is one, but no longer than this. */
async function untilOver(job, patienceSeconds, { cluster, clock, log, signal }) {
    const ref = (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(job);
    const end = clock.now().getTime() + patienceSeconds * 1000;
    let told = false;
    for (;;) {
        const before = await cluster.get(ref);
        if (before === undefined)
            return;
        const isGoing = before.metadata.deletionTimestamp !== undefined;
        const isOver = (0,_workload_js__WEBPACK_IMPORTED_MODULE_7__/* .restOf */ .Y)(before).state !== "moving" || (before.status?.active ?? 0) === 0;
        if (isGoing || isOver || clock.now().getTime() >= end)
            return;
        if (!told) {
            told = true;
            log.info(`Job ${ref.name} of before still runs: waiting for it to end`);
        }
        await clock.sleep(lookEveryMs, signal);
    }
}


/***/ }),

/***/ 4948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);
/* harmony import */ var _wanted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8756);


/** Compares an object of the release with what the cluster has of it. */
function judge(wanted, running) {
    const { id, unit } = wanted;
    const live = running.objects?.[id];
    const isJob = unit?.role === "one-shot";
    const changes = isJob ? "run" : "replace";
    if (live === undefined)
        return isJob ? { action: "run", why: "never ran" } : { action: "create", why: "is not there yet" };
    if (live.hidden === true)
        return { action: "keep", why: "is there, and may not be looked at with these rights" };
    if (live.owner === undefined)
        return { action: changes, why: "was not applied by aip-deploy" };
    const change = changeOf(wanted, running);
    if (change !== undefined)
        return { action: changes, why: change };
    if (unit === undefined)
        return { action: "keep", why: "unchanged" };
    if (isJob)
        return judgeJob(id, running);
    const { unrest } = live;
    if (unrest !== undefined)
        return { action: "replace", why: unrest, waits: true };
    return { action: "keep", why: "unchanged" };
}
/** Why it is not what the release applies. */
function changeOf(wanted, running) {
    const { id, definition, template, unit } = wanted;
    const live = running.objects?.[id];
    if (live?.definition !== definition) {
        const other = unit === undefined ? undefined : otherImage(wanted, running);
        if (other !== undefined)
            return other;
        if (!(0,_wanted_js__WEBPACK_IMPORTED_MODULE_1__/* .differsInSecretsOnly */ .y8)(live?.definition ?? "", definition))
            return "its definition changed";
        return id.startsWith("secret/") ? "a value of it changed" : rotated(unit?.secrets ?? []);
    }
    if (unit === undefined)
        return undefined;
    if (template !== undefined && live.template !== template)
        return "somebody else changed what its pods are made from";
    if (unit.replicas !== undefined && live.replicas !== undefined && live.replicas !== unit.replicas) {
        return `somebody else asked for ${live.replicas} of it, ${unit.replicas} are wanted`;
    }
    return unit.role === "one-shot" || live.unrest !== undefined ? undefined : otherImage(wanted, running);
}
function rotated(secrets) {
    return secrets.length === 1
        ? `Secret ${secrets.join()} was rotated`
        : `a Secret was rotated: one of ${secrets.join(", ")}`;
}
function judgeJob(id, running) {
    const [instance] = running.units[id]?.instances ?? [];
    if (instance?.state !== "exited")
        return { action: "run", why: "has not ended yet", waits: true };
    return instance.exitCode === 0
        ? { action: "keep", why: "ended well from this very definition" }
        : { action: "run", why: "did not end well before" };
}
function otherImage({ id, unit }, running) {
    // A pod of the release before may be on its way out for a while, and one that was evicted stays as a record.
    const isOver = ({ state }) => state === "removing" || (state === "exited" && unit?.role !== "one-shot");
    const instances = (running.units[id]?.instances ?? []).filter((each) => !isOver(each));
    const wanted = unit?.digests ?? [];
    const other = instances.find(({ digests }) => digests.length > 0 && wanted.some((digest) => !digests.includes(digest)));
    if (other === undefined)
        return undefined;
    const before = other.digests.filter((digest) => !wanted.includes(digest)).map(short);
    const after = wanted.filter((digest) => !other.digests.includes(digest)).map(short);
    return `another image: ${before.join(", ") || "none"} → ${after.join(", ")}`;
}
function short(digest) {
    return digest === _release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .unbuilt */ .Mq ? "one that is still to be built" : digest.slice("sha256:".length, "sha256:".length + 12);
}


/***/ }),

/***/ 1572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ clusterKey),
/* harmony export */   r: () => (/* binding */ keepKey)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5233);
/* harmony import */ var _cluster_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6772);
/* harmony import */ var _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9346);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7382);




/** The key of a namespace; the fresh one while nothing was deployed there, which a deployment then keeps. */
async function clusterKey({ namespace, cluster: address, variables }, fresh) {
    return (await keptKey((0,_cluster_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .openCluster */ .D)({ address, variables, clock: _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m }), namespace)) ?? fresh;
}
/** Keeps the key that fingerprints were made with, unless there is one. */
async function keepKey(cluster, namespace, key) {
    if ((await keptKey(cluster, namespace)) !== undefined)
        return;
    const data = { key: Buffer.from(key).toString("base64") };
    try {
        await cluster.create({ apiVersion: "v1", kind: "Secret", metadata: { name: _marks_js__WEBPACK_IMPORTED_MODULE_3__/* .keySecret */ .i0, namespace }, data });
    }
    catch (error) {
        if (!(0,_cluster_refusal_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefusal */ .vu)(error, "AlreadyExists"))
            throw error;
    }
}
async function keptKey(cluster, namespace) {
    const kept = (await cluster.get(refIn(namespace)))?.data?.key;
    return kept === undefined ? undefined : Buffer.from(kept, "base64").toString("utf8");
}
function refIn(namespace) {
    return { apiVersion: "v1", kind: "Secret", name: _marks_js__WEBPACK_IMPORTED_MODULE_3__/* .keySecret */ .i0, namespace };
}


/***/ }),

/***/ 7382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ isOwn),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   WD: () => (/* binding */ labels),
/* harmony export */   f6: () => (/* binding */ ownerIn),
/* harmony export */   hk: () => (/* binding */ annotations),
/* harmony export */   i0: () => (/* binding */ keySecret),
/* harmony export */   m8: () => (/* binding */ manager)
/* harmony export */ });
/** How objects say that they are ours, and what a person may say of them in a manifest. */
/** The name under which we own fields. */
const manager = "aip-deploy";
/** The Secret that keeps the key of the secrets' fingerprints in a namespace. */
const keySecret = "aip-deploy-key";
const labels = {
    managedBy: "app.kubernetes.io/managed-by",
    app: "aip-deploy.app",
    environment: "aip-deploy.environment",
};
const annotations = {
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
};
function labelsOf({ app, environment }) {
    return { [labels.managedBy]: manager, [labels.app]: app, [labels.environment]: environment };
}
/** Helm writes itself there, also onto what we have it apply; whose an object is the other labels say. */
const managers = [manager, "Helm"];
/** `undefined`: nobody who deploys with this program. */
function ownerIn(of) {
    const [app, environment] = [of?.[labels.app], of?.[labels.environment]];
    return !managers.includes(of?.[labels.managedBy]) || app === undefined || environment === undefined
        ? undefined
        : { app, environment };
}
function isOwn(of, owner) {
    const found = ownerIn(of);
    return found?.app === owner.app && found.environment === owner.environment;
}


/***/ }),

/***/ 9678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ performOne),
  K: () => (/* binding */ performStep)
});

// EXTERNAL MODULE: ./lib/targets/compose/results.js
var results = __webpack_require__(7707);
// EXTERNAL MODULE: ./lib/targets/kubernetes/apply.js
var apply = __webpack_require__(2131);
// EXTERNAL MODULE: ./lib/targets/kubernetes/check.js
var check = __webpack_require__(2447);
// EXTERNAL MODULE: ./lib/targets/kubernetes/jobs.js
var jobs = __webpack_require__(4303);
// EXTERNAL MODULE: ./lib/targets/kubernetes/remove.js
var remove = __webpack_require__(343);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/refusal.js
var refusal = __webpack_require__(9346);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/results.js



/** What an error comes to as a step's result; a refusal is an answer, and one that is a bug of ours is thrown on. */
function resultOf(work, error) {
    if (!(error instanceof refusal/* ClusterRefusal */.R$))
        return (0,results/* resultOf */.Bg)(work, error);
    return (0,results/* failed */.gz)(work, failureOf(error, work.redact));
}
function failureOf(error, redact, unit) {
    return {
        ...(unit === undefined ? {} : { unit }),
        message: redact((0,errors/* messageOf */.bD)(error)),
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        log: [],
        events: [],
    };
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/start.js
var start = __webpack_require__(6483);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/perform.js







const deeds = {
    check: check/* checkCluster */.z,
    files: apply/* applyObjects */.r3,
    task: jobs/* runJobs */.Ag,
    roll: start/* startUnits */.i,
    start: start/* startUnits */.i,
    remove: remove/* removeObjects */.$M,
};
/** Does one step of a plan. What the cluster or the app does wrong is in the result; only a bug of ours is thrown. */
async function performStep(work) {
    return await performOne(work, deeds);
}
/** The same with what another way to a cluster does. */
async function performOne(work, own) {
    if (work.signal.aborted)
        return (0,results/* cancelled */.KW)(work);
    try {
        return (await own[work.step.kind]?.(work)) ?? (0,results/* cancelled */.KW)(work, "nothing to do");
    }
    catch (error) {
        return error instanceof apply/* AppliedBadly */.yl ? (0,apply/* appliedBadly */.GV)(work, error) : resultOf(work, error);
    }
}


/***/ }),

/***/ 8400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ sorted),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   aU: () => (/* binding */ leftBehind)
/* harmony export */ });
/* harmony import */ var _listed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9037);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4948);
/* harmony import */ var _slate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6790);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7382);




/**
 * The way from what a cluster has to a release. Objects that are as they should be are in no step; when all are, there is no
 * step. The order: ask whether the cluster would take everything, settings, then wave by wave what keeps data, Jobs and the rest,
 * and remove last.
 */
function planOf(document, wanted, running, owner) {
    const judged = wanted.map((each) => ({ wanted: each, judgement: (0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .judge */ .S)(each, running) }));
    const changing = judged.filter(({ judgement }) => judgement.action !== "keep");
    const removed = leftBehind(document, wanted, running, owner);
    const units = [
        ...judged.filter(({ wanted: { unit } }) => unit !== undefined).map(unitPlan),
        ...removed
            .filter(({ id }) => running.units[id] !== undefined)
            .map(({ id }) => {
            const { stateful = false } = running.units[id] ?? {};
            return { unit: id, action: "remove", why: "is not in the release", ...(stateful ? { stateful } : {}) };
        }),
    ].sort((left, right) => (left.unit < right.unit ? -1 : 1));
    const going = removed.filter(({ kept }) => !kept).map(({ id }) => id);
    const notes = [
        ...document.notes,
        ...changing.flatMap(noteOf),
        ...removed
            .filter(({ kept }) => kept)
            .map(({ id }) => `${id} is not in the release any longer, and stays: it may hold data.`),
    ];
    if (changing.length + going.length === 0)
        return { steps: [], notes, units };
    const steps = [
        checkStep(changing),
        ...waves(changing),
        ...(going.length === 0 ? [] : [step("remove", "remove", `Remove ${sorted(going)}`, going)]),
    ];
    return { steps, notes, units };
}
/** What carries our marks and is not in the release. Volumes stay, whatever a release says. */
function leftBehind({ tests }, wanted, { objects = {} }, owner) {
    const inRelease = new Set(wanted.map(({ id }) => id));
    const own = `${owner.app} on ${owner.environment}`;
    const spared = new Set([`lease/${(0,_slate_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseName */ .AI)(owner)}`, `secret/${_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .keySecret */ .i0}`, `namespace/${owner.namespace}`]);
    return Object.entries(objects)
        .filter(([id, object]) => object.owner === own && !inRelease.has(id) && !spared.has(id))
        .filter(([id]) => tests === undefined || id !== `job/${tests.object.metadata.name}`)
        .map(([id]) => ({ id, kept: id.startsWith("persistentvolumeclaim/") }))
        .sort((left, right) => (left.id < right.id ? -1 : 1));
}
function unitPlan({ wanted, judgement: { action, why } }) {
    const stateful = wanted.unit?.role === "stateful" ? { stateful: true } : {};
    return { unit: wanted.id, action, why, ...stateful, ...(action === "replace" ? strategyOf(wanted) : {}) };
}
function strategyOf({ object }) {
    const { spec = {} } = object;
    switch (object.kind) {
        case "Rollout": {
            const way = spec.strategy?.blueGreen === undefined ? "canary" : "blue-green";
            return { strategy: "roll", how: `Argo Rollouts does it as its strategy says (${way})` };
        }
        case "Deployment":
            return spec.strategy?.type === "Recreate"
                ? { strategy: "recreate", how: "its strategy is Recreate: the old pods end first" }
                : { strategy: "roll", how: "the cluster replaces its pods one after another (RollingUpdate)" };
        default:
            return spec.updateStrategy?.type === "OnDelete"
                ? { strategy: "recreate", how: "its updateStrategy is OnDelete: pods change only when somebody deletes them" }
                : { strategy: "recreate", how: "the cluster ends each of its pods before it makes the next (RollingUpdate)" };
    }
}
function noteOf({ wanted: { id, object, unit }, judgement: { action, why, waits } }) {
    if (action !== "replace" || waits === true)
        return [];
    const { updateStrategy } = object.spec ?? {};
    if (updateStrategy?.type === "OnDelete") {
        return [`${id} has updateStrategy OnDelete: its pods stay as they are until somebody deletes them.`];
    }
    return unit?.role === "stateful"
        ? [`${id} keeps data and is started anew pod by pod (${why}); its volumes stay.`]
        : [];
}
function checkStep(changing) {
    const ids = changing.map(({ wanted: { id } }) => id);
    return step("check", "check", "Ask the cluster whether it would take everything", ids);
}
/** Settings without a wave of their own come first of all; within a wave what keeps data comes before Jobs, and these before the rest. */
function waves(changing) {
    const early = changing.filter(({ wanted: { unit, wave } }) => unit === undefined && wave === 0);
    const rest = changing.filter((each) => !early.includes(each));
    const numbers = [...new Set(rest.map(({ wanted: { wave } }) => wave))].sort((left, right) => left - right);
    const later = numbers.flatMap((wave, index) => {
        const here = rest.filter(({ wanted }) => wanted.wave === wave).map(({ wanted }) => wanted);
        const of = (test) => here.filter(test).map(({ id }) => id);
        const objects = of(({ unit }) => unit === undefined);
        const stateful = of(({ unit }) => unit?.role === "stateful");
        const jobs = of(({ unit }) => unit?.role === "one-shot");
        const services = of(({ unit }) => unit?.role === "service");
        return [
            ...(objects.length === 0 ? [] : [objectsStep(`objects:${index + 1}`, objects)]),
            ...(stateful.length === 0 ? [] : [step(`start:${index + 1}`, "start", `Start ${sorted(stateful)}`, stateful)]),
            ...(jobs.length === 0 ? [] : [step(`task:${index + 1}`, "task", `Run ${sorted(jobs)}`, jobs)]),
            ...(services.length === 0 ? [] : [step(`roll:${index + 1}`, "roll", `Roll out ${sorted(services)}`, services)]),
        ];
    });
    if (early.length === 0)
        return later;
    return [
        objectsStep("objects", early.map(({ wanted: { id } }) => id)),
        ...later,
    ];
}
function objectsStep(id, ids) {
    return step(id, "files", `Apply ${sorted(ids)}`, ids);
}
function step(id, kind, title, ids) {
    return { id, kind, title, units: [...ids].sort() };
}
/** What steps are about, by name. */
function sorted(ids) {
    return (0,_listed_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)([...ids].sort());
}


/***/ }),

/***/ 8052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ statusesOf),
/* harmony export */   PP: () => (/* binding */ unitOfPod),
/* harmony export */   hR: () => (/* binding */ instanceOf),
/* harmony export */   i_: () => (/* binding */ isReady),
/* harmony export */   pq: () => (/* binding */ podDigests)
/* harmony export */ });
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7085);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7382);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4735);
/* harmony import */ var _workload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5020);




/** What people call the workload that made the pod; `undefined` for a bare one. */
function unitOfPod({ metadata }) {
    const [owner] = metadata.ownerReferences ?? [];
    if (owner === undefined)
        return undefined;
    if (owner.kind !== "ReplicaSet")
        return `${owner.kind.toLowerCase()}/${owner.name}`;
    const { labels = {} } = metadata;
    const rollout = labels["rollouts-pod-template-hash"];
    const hash = rollout ?? labels["pod-template-hash"];
    if (hash === undefined || !owner.name.endsWith(`-${hash}`))
        return `replicaset/${owner.name}`;
    const name = owner.name.slice(0, -hash.length - 1);
    return rollout === undefined ? `deployment/${name}` : `rollout.argoproj.io/${name}`;
}
function isReady({ metadata, status = {} }) {
    return metadata.deletionTimestamp === undefined && (0,_workload_js__WEBPACK_IMPORTED_MODULE_3__/* .conditionOf */ .r)(status, "Ready")?.status === "True";
}
function statusesOf({ status = {} }) {
    return [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
}
/**
 * The digests under which a pod's images are known. A node that had an image under another digest already names that one, so
 * that the digest by which the pod asks for it, and which no other image can have, counts too.
 */
function podDigests(pod) {
    const ran = new Set(statusesOf(pod).flatMap(({ name, imageID = "" }) => (imageID === "" ? [] : [name])));
    const named = statusesOf(pod).flatMap(({ imageID = "" }) => /sha256:[0-9a-f]{64}$/.exec(imageID)?.[0] ?? []);
    const asked = (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .containersOf */ .Mz)(pod.spec ?? {}).filter(({ name }) => ran.has(name));
    return [...new Set([...named, ...(0,_images_js__WEBPACK_IMPORTED_MODULE_0__/* .digestsIn */ .V4)(asked)])].sort();
}
function instanceOf(pod) {
    const { metadata, spec = {}, status = {} } = pod;
    const definition = metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_1__/* .annotations */ .hk.template];
    const ended = (status.containerStatuses ?? []).flatMap(({ state }) => state?.terminated ?? []);
    return {
        id: metadata.name,
        ...(definition === undefined ? {} : { definition }),
        state: stateOf(pod),
        ...(ended[0] === undefined ? {} : { exitCode: ended.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0 }),
        restarts: (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
        digests: podDigests(pod),
        image: (spec.containers ?? []).map(({ image = "" }) => image).join(", "),
        ...(status.startTime === undefined ? {} : { startedAt: status.startTime }),
    };
}
function stateOf(pod) {
    const { metadata, status = {} } = pod;
    if (metadata.deletionTimestamp !== undefined)
        return "removing";
    if (status.phase === "Succeeded" || status.phase === "Failed")
        return "exited";
    if (statusesOf(pod).some(({ state }) => state?.waiting?.reason === "CrashLoopBackOff"))
        return "restarting";
    return isReady(pod) ? "running" : "created";
}


/***/ }),

/***/ 4735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MZ: () => (/* binding */ usesOf),
/* harmony export */   Mz: () => (/* binding */ containersOf),
/* harmony export */   kW: () => (/* binding */ templateOf),
/* harmony export */   t3: () => (/* binding */ withTemplate)
/* harmony export */ });
/** Where the pods of an object are described. */
const templatePaths = {
    CronJob: ["spec", "jobTemplate", "spec", "template"],
    DaemonSet: ["spec", "template"],
    Deployment: ["spec", "template"],
    Job: ["spec", "template"],
    Pod: [],
    ReplicaSet: ["spec", "template"],
    ReplicationController: ["spec", "template"],
    Rollout: ["spec", "template"],
    StatefulSet: ["spec", "template"],
};
/** What an object makes pods from; `undefined` for one that makes none, or whose kind nobody knows. */
function templateOf(object) {
    let found = object;
    for (const key of templatePaths[object.kind] ?? ["spec", "template", "is", "elsewhere"]) {
        found = found?.[key];
    }
    return found;
}
/** The object with its pods described anew. */
function withTemplate(object, change) {
    const path = templatePaths[object.kind];
    const template = templateOf(object);
    if (path === undefined || template === undefined)
        return object;
    return replaced(object, path, change(template));
}
function replaced(value, [key, ...rest], by) {
    if (key === undefined)
        return by;
    const fields = value;
    return { ...fields, [key]: replaced(fields[key], rest, by) };
}
function containersOf({ containers = [], initContainers = [] }) {
    return [...initContainers, ...containers];
}
/** The Secrets and ConfigMaps that a pod needs, by name, each once. */
function usesOf(spec) {
    const found = { secrets: [], configMaps: [] };
    const add = (kind, ref, keys) => {
        if (ref !== undefined)
            found[kind].push({ name: ref.name, keys, optional: ref.optional === true });
    };
    const keysOf = (items) => items?.map(({ key }) => key) ?? "all";
    for (const { env = [], envFrom = [] } of containersOf(spec)) {
        for (const { valueFrom } of env) {
            const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
            add("secrets", secretKeyRef, [secretKeyRef?.key ?? ""]);
            add("configMaps", configMapKeyRef, [configMapKeyRef?.key ?? ""]);
        }
        for (const { secretRef, configMapRef } of envFrom) {
            add("secrets", secretRef, "all");
            add("configMaps", configMapRef, "all");
        }
    }
    for (const { secret, configMap, projected } of spec.volumes ?? []) {
        add("secrets", secret && { ...secret, name: secret.secretName }, keysOf(secret?.items));
        add("configMaps", configMap, keysOf(configMap?.items));
        for (const source of projected?.sources ?? []) {
            add("secrets", source.secret, keysOf(source.secret?.items));
            add("configMaps", source.configMap, keysOf(source.configMap?.items));
        }
    }
    for (const { name } of spec.imagePullSecrets ?? [])
        add("secrets", { name }, []);
    return { secrets: merged(found.secrets), configMaps: merged(found.configMaps) };
}
function merged(uses) {
    const byName = new Map();
    for (const use of uses) {
        const before = byName.get(use.name);
        byName.set(use.name, before === undefined ? use : both(before, use));
    }
    return [...byName.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
function both(left, right) {
    const keys = left.keys === "all" || right.keys === "all" ? "all" : [...new Set([...left.keys, ...right.keys])].sort();
    return { name: left.name, keys, optional: left.optional && right.optional };
}


/***/ }),

/***/ 1151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ cannotBeAsked),
/* harmony export */   L: () => (/* binding */ refusedBecause)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9346);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7382);



function refusedBecause(id, error) {
    if (!(error instanceof _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .ClusterRefusal */ .R$))
        return { sentence: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    const { reason, causes } = error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    if (reason === "Conflict" && causes.some((cause) => cause.reason === "FieldManagerConflict")) {
        return {
            sentence: `${id}: ${ownersIn(causes.map(({ message = "", field = "" }) => [message, field]))}`,
            hint: `Take what others own out of the manifest, or take it over: annotate the object with ${_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .annotations */ .hk.force}: "true".`,
        };
    }
    if (/field is immutable|updates to statefulset spec for fields other than/.test(error.message)) {
        return {
            sentence: error.message,
            hint: `It cannot be changed in place. Give it another name, or delete it first: kubectl delete ${id} --cascade=orphan keeps its pods.`,
        };
    }
    if (/failed calling webhook/.test(error.message)) {
        return {
            sentence: error.message,
            hint: "The cluster takes nothing while that webhook does not answer: kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations shows whose it is.",
            isUnknown: true,
        };
    }
    return { sentence: error.message.replace(/failed to create typed patch object \([^)]*\): /, ""), ...hint };
}
/** Whether the object could not be asked about without applying it. */
function cannotBeAsked(error) {
    return error instanceof _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .ClusterRefusal */ .R$ && /does not support dry run/.test(error.message);
}
/** `kubectl owns spec.replicas; argocd owns metadata.labels.team`. */
function ownersIn(conflicts) {
    const fields = new Map();
    for (const [message, field] of conflicts) {
        const owner = /conflict with "([^"]+)"/.exec(message)?.[1] ?? "somebody else";
        fields.set(owner, [...(fields.get(owner) ?? []), field.replace(/^\./, "")]);
    }
    return [...fields].map(([owner, owned]) => `${owner} owns ${owned.join(", ")}`).join("; ");
}


/***/ }),

/***/ 343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ removeObjects),
/* harmony export */   C0: () => (/* binding */ removeAll),
/* harmony export */   Vw: () => (/* binding */ deleteAll),
/* harmony export */   hh: () => (/* binding */ claimsIn)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(606);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _compose_results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7707);
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2595);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6431);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7382);
/* harmony import */ var _slate_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6790);
/* harmony import */ var _pod_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8052);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5196);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1888);










const claimKind = "PersistentVolumeClaim";
const lookEveryMs = 500;
const longestMs = 180_000;
/** Removes objects of ours that the release does not have. */
async function removeObjects(work) {
    const ids = new Set(work.step.units);
    const { objects } = await (0,_current_js__WEBPACK_IMPORTED_MODULE_3__/* .inventory */ .pf)(work);
    const gone = objects.filter((object) => ids.has((0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_2__/* .idOf */ .TH)(object)) && (0,_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwn */ .NP)(object.metadata.labels, work.owner));
    await deleteAll(gone, work);
    for (const object of gone)
        work.log.progress((0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_2__/* .idOf */ .TH)(object), "removed", "succeeded");
    return (0,_compose_results_js__WEBPACK_IMPORTED_MODULE_1__/* .succeeded */ .gq)(work, `${gone.length} ${gone.length === 1 ? "object" : "objects"} removed`);
}
/**
 * Removes everything of ours from the namespace and waits until its pods are gone. Volumes stay unless their data is to go too;
 * the namespace, and the Lease that tells who may change it, always stay.
 */
async function removeAll({ data }, tools) {
    const before = await (0,_current_js__WEBPACK_IMPORTED_MODULE_3__/* .inventory */ .pf)(tools);
    const own = ownIn(before, tools.owner);
    const units = own.filter(_units_js__WEBPACK_IMPORTED_MODULE_7__/* .isUnit */ .vO);
    await deleteAll(units, tools);
    await deleteAll(own.filter((object) => !(0,_units_js__WEBPACK_IMPORTED_MODULE_7__/* .isUnit */ .vO)(object) && object.kind !== claimKind), tools);
    await untilGone(new Set(units.map(_cluster_object_js__WEBPACK_IMPORTED_MODULE_2__/* .idOf */ .TH)), tools);
    if (!data)
        return;
    await deleteAll(claimsIn(before, tools.owner), tools);
}
/** The volumes of a release, those among them that a StatefulSet made. */
function claimsIn({ objects }, owner) {
    const units = objects.filter((object) => (0,_units_js__WEBPACK_IMPORTED_MODULE_7__/* .isUnit */ .vO)(object) && (0,_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwn */ .NP)(object.metadata.labels, owner));
    return objects.filter((object) => object.kind === claimKind && isOfOurs(object, units, owner));
}
function ownIn({ objects }, owner) {
    const spared = new Set([`namespace/${owner.namespace}`, `secret/${_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .keySecret */ .i0}`, `lease/${(0,_slate_js__WEBPACK_IMPORTED_MODULE_5__/* .leaseName */ .AI)(owner)}`]);
    return objects.filter((object) => (0,_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwn */ .NP)(object.metadata.labels, owner) && !spared.has((0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_2__/* .idOf */ .TH)(object)));
}
/** A StatefulSet's volumes carry its name and not our marks. */
function isOfOurs(claim, units, owner) {
    if ((0,_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwn */ .NP)(claim.metadata.labels, owner))
        return true;
    return units.some(({ kind, metadata: { name }, spec }) => {
        const { volumeClaimTemplates = [] } = (spec ?? {});
        return (kind === "StatefulSet" &&
            volumeClaimTemplates.some((template) => new RegExp(`^${template.metadata.name}-${name}-\\d+$`).test(claim.metadata.name)));
    });
}
async function deleteAll(objects, { cluster }) {
    await (0,p_map__WEBPACK_IMPORTED_MODULE_8__/* ["default"] */ .Ay)(objects, async (object) => {
        const { uid } = object.metadata;
        await cluster.delete((0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_2__/* .refOf */ .H8)(object), uid === undefined ? {} : { uid });
    }, { concurrency: _tools_js__WEBPACK_IMPORTED_MODULE_9__/* .atOnce */ .z });
}
async function untilGone(units, tools) {
    const { cluster, clock, owner } = tools;
    const end = clock.now().getTime() + longestMs;
    for (;;) {
        const pods = await cluster.list({ apiVersion: "v1", kind: "Pod" }, { namespace: owner.namespace });
        const left = pods.filter((pod) => units.has((0,_pod_state_js__WEBPACK_IMPORTED_MODULE_6__/* .unitOfPod */ .PP)(pod) ?? ""));
        if (left.length === 0)
            return;
        if (clock.now().getTime() > end) {
            const names = left.map(({ metadata: { name } }) => name).join(", ");
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TargetError */ .I0("target.failed", `could not be removed: ${names}`, {
                hint: `kubectl --namespace ${owner.namespace} describe pod ${left[0]?.metadata.name ?? ""}`,
            });
        }
        await clock.sleep(lookEveryMs);
    }
}


/***/ }),

/***/ 1418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ placeOf),
  e: () => (/* binding */ untilAtRest)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/targets/compose/tools.js
var tools = __webpack_require__(6354);
// EXTERNAL MODULE: ./lib/targets/kubernetes/current.js + 1 modules
var current = __webpack_require__(6431);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/object.js
var object = __webpack_require__(2595);
// EXTERNAL MODULE: ./lib/targets/kubernetes/evidence.js
var evidence = __webpack_require__(910);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(7382);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/refusal.js
var refusal = __webpack_require__(9346);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pod-state.js
var pod_state = __webpack_require__(8052);
// EXTERNAL MODULE: ./lib/targets/kubernetes/workload.js + 2 modules
var kubernetes_workload = __webpack_require__(5020);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/nodes.js



/** Of more it is no single node's fault that pods do not become ready. */
const mostAsked = 8;
/**
 * The nodes of a cluster, for whoever may look at them: an account with the rights of one namespace may not, and then none is known
 * to be away.
 */
function nodesOf(cluster) {
    let isAllowed = true;
    return {
        async away(pods) {
            const waiting = pods.filter((pod) => !(0,pod_state/* isReady */.i_)(pod)).flatMap(({ spec }) => spec?.nodeName ?? []);
            const names = [...new Set(waiting)].slice(0, mostAsked);
            const found = await Promise.all(names.map(async (name) => (isAllowed ? await nodeOf(name) : undefined)));
            return new Set(found.flatMap((node) => (node === undefined || answers(node) ? [] : [node.metadata.name])));
        },
    };
    async function nodeOf(name) {
        try {
            return await cluster.get({ apiVersion: "v1", kind: "Node", name });
        }
        catch (error) {
            if (!(0,refusal/* isRefusal */.vu)(error, "Forbidden"))
                throw error;
            isAllowed = false;
            return undefined;
        }
    }
}
function answers({ status = {} }) {
    return (0,kubernetes_workload/* conditionOf */.r)(status, "Ready")?.status !== "Unknown";
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/trouble.js
var kubernetes_trouble = __webpack_require__(2972);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/rollout.js










/** How often it is looked: this often for few, and the more the rarer, as each look reads all. */
const lookEveryMs = 400;
const lookMostMs = 3_000;
/** How long the cluster may be away while pods start: they go on without us. */
const awayMs = 60_000;
/** How long the cluster may say that it cannot make a pod before that is believed. */
const stuckSeconds = 8;
/** Warnings and nodes are asked for when something takes longer than this. */
const slowSeconds = 3;
/** How long a node may yet come back; the cluster itself has waited for it before it says that it is away. */
const nodeSeconds = 30;
const volume = { why: "has no volume", hint: "See that what it mounts is there." };
const quota = "kubectl describe quota shows what the namespace may have, kubectl get events what the cluster tried.";
/** Events that tell why a workload has no pods, or why a pod cannot be ready, with how long that may heal by itself. */
const telling = {
    FailedCreate: { seconds: 8, why: "is not made", hint: quota },
    FailedMount: { seconds: 45, ...volume },
    FailedAttachVolume: { seconds: 60, ...volume },
};
/**
 * Waits until each unit is what its specification asks for. Ends early when one cannot get there by itself: what follows is the
 * way back, and the others are not waited for.
 */
async function untilAtRest(units, applied, work, arrivals = () => () => "there") {
    const { clock, log, signal } = work;
    const results = new Map();
    const seen = new Map();
    const nodes = nodesOf(work.cluster);
    let answeredAt = clock.now().getTime();
    const pause = Math.min(lookMostMs, lookEveryMs + units.length * 2);
    const left = () => units.filter(({ id }) => !results.has(id));
    while (left().length > 0) {
        if (signal.aborted)
            return ended(units, results, "cancelled", "not waited for", work);
        const arrivalOf = arrivals();
        const look = await lookAt(left(), work).catch((error) => {
            const isAway = error instanceof errors/* DeployError */.sH && error.code === "target.unreachable";
            if (!isAway || clock.now().getTime() - answeredAt > awayMs)
                throw error;
            log.debug(error.message);
            return undefined;
        });
        if (look !== undefined) {
            answeredAt = clock.now().getTime();
            const isSlow = (0,tools/* secondsSince */.w)(work.started, clock) > slowSeconds;
            const warnings = isSlow ? await (0,evidence/* warningsSince */.MQ)(work.started, work) : [];
            const away = isSlow ? await nodes.away([...look.pods.values()].flat()) : new Set();
            for (const wanted of left()) {
                const arrival = arrivalOf(wanted, definitionOf(look.workloads.get(wanted.id)));
                if (arrival === "coming")
                    continue;
                if (arrival !== "there") {
                    results.set(wanted.id, await resultFor(wanted.id, { is: "bad", ...arrival }, work));
                    continue;
                }
                const verdict = await judged(wanted, applied.get(wanted.id), look, { warnings, away, seen }, work);
                if (verdict === undefined)
                    continue;
                results.set(wanted.id, await resultFor(wanted.id, verdict, work));
            }
            if ([...results.values()].some(({ outcome }) => outcome === "failed")) {
                return ended(units, results, "skipped", "not waited for", work);
            }
        }
        if (left().length > 0)
            await clock.sleep(pause, signal).catch(() => undefined);
    }
    return units.flatMap(({ id }) => results.get(id) ?? []);
}
function definitionOf(workload) {
    return workload?.metadata.annotations?.[marks/* annotations */.hk.definition];
}
function ended(units, results, outcome, detail, { started, clock }) {
    const seconds = (0,tools/* secondsSince */.w)(started, clock);
    return units.map(({ id }) => results.get(id) ?? { unit: id, outcome, seconds, detail });
}
/** One list for each kind and one of pods, however many units there are. */
async function lookAt(units, { cluster, owner, signal }) {
    const kinds = new Map(units.map(({ object: { apiVersion, kind } }) => [`${apiVersion}/${kind}`, { apiVersion, kind }]));
    const { namespace } = owner;
    const all = Object.entries((0,marks/* labelsOf */.PC)(owner));
    const labels = Object.fromEntries(all.filter(([name]) => name.startsWith("aip-deploy.")));
    const [pods, ...lists] = await Promise.all([
        cluster.list(current/* podKind */.uP, { namespace, labels, signal }),
        ...[...kinds.values()].map((kind) => cluster.list(kind, { namespace, labels, signal })),
    ]);
    const byUnit = new Map();
    for (const pod of pods) {
        const unit = (0,pod_state/* unitOfPod */.PP)(pod);
        if (unit !== undefined)
            byUnit.set(unit, [...(byUnit.get(unit) ?? []), pod]);
    }
    return { workloads: new Map(lists.flat().map((each) => [(0,object/* idOf */.TH)(each), each])), pods: byUnit };
}
async function judged({ id, unit, template }, applied, { workloads, pods }, memory, work) {
    const { clock, log } = work;
    const workload = workloads.get(id);
    if (workload === undefined)
        return { is: "bad", why: "was removed by somebody while it was rolled out" };
    // What the API server remembers may be older than what it was told.
    const isOld = (workload.metadata.generation ?? 0) < (applied?.metadata.generation ?? 0);
    const { state, why } = isOld ? { state: "moving", why: "was applied" } : (0,kubernetes_workload/* restOf */.Y)(workload);
    const own = (pods.get(id) ?? []).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    const fresh = own.filter(({ metadata }) => metadata.annotations?.[marks/* annotations */.hk.template] === template);
    if (state === "rest")
        return { is: "good", why };
    if (state === "failed")
        return failedRollout(workload, why, fresh);
    if (state === "paused")
        return { is: "bad", why };
    if (state === "waiting")
        await promote(workload, work);
    log.progress(id, why);
    const found = troubled(id, fresh, memory, clock.now().getTime()) ??
        stranded(id, fresh, memory, clock.now().getTime()) ??
        held(id, { state, why }, fresh, memory, clock.now().getTime());
    if (found !== undefined) {
        if (workload.kind === "Rollout")
            await abort(workload, work);
        return found;
    }
    const limit = unit?.startSeconds ?? 0;
    if (!lasts(`${id} came`, limit, memory.seen, clock.now().getTime()))
        return undefined;
    const pod = fresh.find((each) => !(0,pod_state/* isReady */.i_)(each));
    const hint = `If it only needs longer than ${limit} s, annotate it with ${marks/* annotations */.hk.timeout}: "${limit * 2}".`;
    if (workload.kind === "Rollout")
        await abort(workload, work);
    return {
        is: "bad",
        why: `is not there after ${limit} s: ${why}${pod === undefined ? "" : `; ${placeOf(pod)} is not ready`}`,
        hint,
        ...(pod === undefined ? {} : { pod }),
    };
}
function failedRollout({ kind }, why, fresh) {
    const pod = fresh.find((each) => !(0,pod_state/* isReady */.i_)(each)) ?? fresh[0];
    const trouble = pod === undefined ? undefined : (0,kubernetes_trouble/* troubleOf */.L)(pod);
    const more = trouble === undefined || pod === undefined ? "" : `; ${placeOf(pod)} ${trouble.why}`;
    const hint = kind === "Rollout" ? { hint: "kubectl argo rollouts get rollout shows its steps and analyses." } : {};
    return {
        is: "bad",
        why: why + more,
        ...hint,
        ...(pod === undefined ? {} : { pod }),
        ...(trouble === undefined ? {} : { trouble }),
    };
}
/** A pod that will not become ready by itself, or did not for as long as its trouble may last. */
function troubled(id, fresh, { seen }, now) {
    for (const pod of fresh) {
        const trouble = (0,kubernetes_trouble/* troubleOf */.L)(pod);
        if (trouble === undefined)
            continue;
        if (!lasts(`${id} ${pod.metadata.uid ?? ""} ${trouble.why.slice(0, 20)}`, trouble.patienceSeconds, seen, now))
            continue;
        return { is: "bad", why: `${placeOf(pod)} ${trouble.why}`, hint: trouble.hint, pod, trouble };
    }
    return undefined;
}
/** A pod on a node that does not answer: what the cluster says of it is what it was. */
function stranded(id, fresh, { away, seen }, now) {
    const pod = fresh.find((each) => !(0,pod_state/* isReady */.i_)(each) && away.has(each.spec?.nodeName ?? ""));
    if (pod === undefined || !lasts(`${id} ${pod.metadata.uid ?? ""} away`, nodeSeconds, seen, now))
        return undefined;
    const hint = "kubectl get nodes shows which do. When it is back, or gone for good, run again.";
    return { is: "bad", why: `${placeOf(pod)} cannot become ready: the node does not answer`, hint, pod };
}
/** A workload of which the cluster says that it cannot make the pods. */
function held(id, { state, why }, fresh, { warnings, seen }, now) {
    if (state === "stuck" && lasts(`${id} stuck`, stuckSeconds, seen, now)) {
        return { is: "bad", why: `gets no pods: ${why}`, hint: quota };
    }
    const names = new Set([id, ...fresh.filter((pod) => !(0,pod_state/* isReady */.i_)(pod)).map(({ metadata: { name } }) => `pod/${name}`)]);
    const event = [...warnings]
        .sort((left, right) => (0,evidence/* momentOf */.Et)(right) - (0,evidence/* momentOf */.Et)(left))
        .find(({ involvedObject: { kind, name }, reason = "" }) => reason in telling && names.has(`${kind.toLowerCase()}/${name}`));
    if (event === undefined || (state !== "moving" && state !== "stuck"))
        return undefined;
    const { reason = "", message = "", involvedObject } = event;
    const told = telling[reason];
    if (told === undefined || !lasts(`${id} ${reason}`, told.seconds, seen, now))
        return undefined;
    const pod = fresh.find(({ metadata: { name } }) => name === involvedObject.name);
    if (pod !== undefined) {
        return { is: "bad", why: `${placeOf(pod)} ${told.why}: ${message.trim()}`, hint: told.hint, pod };
    }
    if (fresh.length > 0 && fresh.every(pod_state/* isReady */.i_))
        return undefined;
    return { is: "bad", why: `gets no pods: ${message.trim()}`, hint: told.hint };
}
/** Whether something that was seen before has lasted for so long. */
function lasts(what, seconds, seen, now) {
    const since = seen.get(what) ?? now;
    seen.set(what, since);
    return now - since >= seconds * 1000;
}
function placeOf({ metadata: { name }, spec }) {
    return `pod ${name}${spec?.nodeName === undefined ? "" : ` on ${spec.nodeName}`}`;
}
async function resultFor(id, verdict, work) {
    const seconds = (0,tools/* secondsSince */.w)(work.started, work.clock);
    if (verdict.is === "good") {
        const detail = `${verdict.why} after ${(0,tools/* inWords */.r)(seconds)}`;
        work.log.progress(id, detail, "succeeded");
        return { unit: id, outcome: "succeeded", seconds, detail };
    }
    const { why, hint, pod, trouble } = verdict;
    const detail = work.redact(why);
    work.log.progress(id, detail, "failed");
    const seen = await (0,evidence/* evidence */.MX)(id, pod, trouble, work);
    const failure = { unit: id, message: `${id}: ${detail}`, ...(hint === undefined ? {} : { hint }), ...seen };
    return { unit: id, outcome: "failed", seconds, detail, failure };
}
/** Argo Rollouts goes on from a pause without end; nobody else could tell it to within a deployment. */
async function promote(rollout, { cluster, log }) {
    log.info(`${(0,object/* idOf */.TH)(rollout)} is promoted from its pause`);
    await cluster.merge((0,object/* refOf */.H8)(rollout), { status: { pauseConditions: null } }, "status");
}
/** Argo Rollouts takes the traffic back from the new pods at once. */
async function abort(rollout, { cluster, log }) {
    log.info(`${(0,object/* idOf */.TH)(rollout)} is aborted`);
    await cluster.merge((0,object/* refOf */.H8)(rollout), { status: { abort: true } }, "status");
}


/***/ }),

/***/ 6790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ leaseName),
/* harmony export */   WK: () => (/* binding */ noteKinds),
/* harmony export */   ar: () => (/* binding */ leaseSlate),
/* harmony export */   de: () => (/* binding */ causeOn),
/* harmony export */   lh: () => (/* binding */ releaseOn),
/* harmony export */   sO: () => (/* binding */ notedKinds)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _cluster_refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9346);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7382);



const leaseKind = { apiVersion: "coordination.k8s.io/v1", kind: "Lease" };
const text = "aip-deploy.slate";
const kinds = "aip-deploy.kinds";
const release = "aip-deploy.release";
const by = "aip-deploy.by";
const number = "aip-deploy.number";
const since = "aip-deploy.since";
/** How often a write is tried whose Lease changed in something else meanwhile. */
const attempts = 10;
function leaseName({ app, environment }) {
    return `aip-deploy-${app}-${environment}`.slice(0, 253);
}
/**
 * A slate in an annotation of a Lease, which `kubectl get lease` shows with its holder. Only the write of somebody who read the
 * newest version of the Lease is taken. The first write makes the namespace, where that is allowed.
 */
function leaseSlate(cluster, owner, clock) {
    return {
        async read() {
            return textIn(await leaseOf(cluster, owner));
        },
        async replace(before, after) {
            for (let attempt = 1;; attempt += 1) {
                const lease = await leaseOf(cluster, owner);
                if (textIn(lease) !== before)
                    return false;
                const next = leaseWith(lease, after, owner, clock.now());
                try {
                    if (lease !== undefined)
                        await cluster.replace(next);
                    else
                        await createIn(cluster, next, owner);
                    return true;
                }
                catch (error) {
                    // Somebody noted something else on it, or was faster: the next look tells which.
                    if (attempt === attempts || !(0,_cluster_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error, "Conflict", "AlreadyExists"))
                        throw error;
                }
            }
        },
    };
}
/** Kinds beside the common ones that releases had here; an empty list when nothing was noted. */
async function notedKinds(cluster, owner) {
    const lease = await leaseOf(cluster, owner);
    const noted = lease?.metadata.annotations?.[kinds] ?? "";
    return noted.split(" ").flatMap((each) => {
        const [, apiVersion, kind] = /^(.+)\/([^/]+)$/.exec(each) ?? [];
        return apiVersion === undefined || kind === undefined ? [] : [{ apiVersion, kind }];
    });
}
/** Notes the kinds of a release, so that whoever looks after it finds their objects. */
async function noteKinds(cluster, owner, found) {
    const before = await notedKinds(cluster, owner);
    const names = (each) => each.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`);
    const all = [...new Set([...names(before), ...names(found)])].sort();
    if (all.length === before.length)
        return;
    const part = { metadata: { annotations: { [kinds]: all.join(" ") } } };
    const ref = { ...leaseKind, name: leaseName(owner), namespace: owner.namespace };
    if ((await leaseOf(cluster, owner)) === undefined)
        await createIn(cluster, leaseWith(undefined, undefined, owner), owner);
    await cluster.merge(ref, part);
}
/** The id of the release that is being brought here, as far as it stands on the slate. */
async function releaseOn(cluster, owner) {
    return saidIn(textIn(await leaseOf(cluster, owner))).journal?.release;
}
/** What is being done, as far as it stands on the slate: for `kubernetes.io/change-cause`. */
async function causeOn(cluster, owner) {
    const { journal } = saidIn(textIn(await leaseOf(cluster, owner)));
    if (journal?.release === undefined)
        return undefined;
    return `${journal.work ?? "deploy"} of release ${journal.release.slice(0, 12)} by ${journal.act?.by ?? "somebody"}`;
}
async function leaseOf(cluster, owner) {
    return await cluster.get({ ...leaseKind, name: leaseName(owner), namespace: owner.namespace });
}
function textIn(lease) {
    return lease?.metadata.annotations?.[text];
}
/** Who writes the slate decides what it says; what cannot be read is not shown. */
function saidIn(slate) {
    try {
        return JSON.parse(slate ?? "{}") ?? {};
    }
    catch {
        return {};
    }
}
function leaseWith(lease, slate, owner, now) {
    const { fence, holder, journal } = saidIn(slate);
    const { annotations: before = {}, labels = {}, ...metadata } = lease?.metadata ?? {
        name: leaseName(owner),
        namespace: owner.namespace,
    };
    const told = {
        ...(journal?.release === undefined ? {} : { [release]: journal.release }),
        ...(journal?.act?.by === undefined ? {} : { [by]: journal.act.by }),
        ...(journal?.act?.at === undefined ? {} : { [since]: journal.act.at }),
        ...(journal?.number === undefined ? {} : { [number]: String(journal.number + 1) }),
    };
    return {
        ...leaseKind,
        metadata: {
            ...metadata,
            labels: { ...labels, ...(0,_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .labelsOf */ .PC)(owner) },
            annotations: { ...before, ...told, ...(slate === undefined ? {} : { [text]: slate }) },
        },
        spec: {
            ...(holder === undefined
                ? {}
                : {
                    holderIdentity: `${holder.by ?? "somebody"} (${holder.work ?? "deploy"})`,
                    leaseDurationSeconds: Math.max(1, Math.ceil(holder.expirySeconds ?? 1)),
                    ...(holder.since === undefined ? {} : { acquireTime: micro(new Date(holder.since)) }),
                    ...(now === undefined ? {} : { renewTime: micro(now) }),
                }),
            ...(fence === undefined ? {} : { leaseTransitions: fence }),
        },
    };
}
/** The API wants six digits behind the second. */
function micro(date) {
    return date.toISOString().replace("Z", "000Z");
}
async function createIn(cluster, lease, owner) {
    try {
        await cluster.create(lease);
    }
    catch (error) {
        if (!(0,_cluster_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error, "NotFound"))
            throw error;
        await createNamespace(cluster, owner);
        await cluster.create(lease);
    }
}
async function createNamespace(cluster, { namespace }) {
    try {
        await cluster.create({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
    }
    catch (error) {
        if ((0,_cluster_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error, "AlreadyExists"))
            return;
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === "target.unreachable")
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TargetError */ .I0("target.refused", `there is no namespace ${namespace}, and it may not be made: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, {
            hint: `kubectl create namespace ${namespace}`,
            cause: error,
        });
    }
}


/***/ }),

/***/ 6483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ stepOf),
/* harmony export */   i: () => (/* binding */ startUnits)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3259);
/* harmony import */ var _compose_results_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7707);
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2131);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6431);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4948);
/* harmony import */ var _rollout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1418);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1888);







/** Applies the units of a wave and waits until the cluster has brought each to what it asks for. */
async function startUnits(work) {
    const units = (0,_tools_js__WEBPACK_IMPORTED_MODULE_5__/* .wantedIn */ .n)(work);
    const running = await (0,_current_js__WEBPACK_IMPORTED_MODULE_2__/* .runningOn */ .T7)(work);
    const applied = await (0,_apply_js__WEBPACK_IMPORTED_MODULE_1__/* .applyAll */ .f0)(units.filter((unit) => (0,_judge_js__WEBPACK_IMPORTED_MODULE_3__/* .judge */ .S)(unit, running).waits !== true), work);
    if (work.signal.aborted)
        return (0,_compose_results_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(work, "stopped on request before it was known whether the units are ready");
    return stepOf(work, await (0,_rollout_js__WEBPACK_IMPORTED_MODULE_4__/* .untilAtRest */ .e)(units, applied, work));
}
/** What the units of a step came to, as one result. */
function stepOf(work, results) {
    const failure = results.find((result) => result.failure !== undefined)?.failure;
    const told = results.filter(({ outcome }) => outcome !== "skipped");
    const detail = told.length > mostTold
        ? `${told.length} of ${results.length} units`
        : told.map(({ unit, detail: said }) => `${unit} ${said}`).join(", ");
    const outcome = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .worst */ .Q)(told.map((result) => result.outcome));
    return { ...(0,_compose_results_js__WEBPACK_IMPORTED_MODULE_0__/* .ended */ .v6)(work, outcome), detail, units: results, ...(failure === undefined ? {} : { failure }) };
}
const mostTold = 12;


/***/ }),

/***/ 8390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  es: () => (/* binding */ clusterOf),
  Vm: () => (/* binding */ contextOf),
  gV: () => (/* binding */ kubernetesTarget),
  fy: () => (/* binding */ madeFor),
  yV: () => (/* binding */ wantedBy)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/cluster.js + 3 modules
var cluster_cluster = __webpack_require__(6772);
// EXTERNAL MODULE: ./lib/targets/kubernetes/current.js + 1 modules
var current = __webpack_require__(6431);
// EXTERNAL MODULE: ./lib/targets/kubernetes/document.js
var kubernetes_document = __webpack_require__(6770);
// EXTERNAL MODULE: ./lib/targets/kubernetes/drift.js
var drift = __webpack_require__(6616);
// EXTERNAL MODULE: ./lib/targets/kubernetes/perform.js + 1 modules
var perform = __webpack_require__(9678);
// EXTERNAL MODULE: ./lib/targets/kubernetes/plan.js
var plan = __webpack_require__(8400);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/checks/poll.js
var poll = __webpack_require__(6928);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(7382);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pods.js
var kubernetes_pods = __webpack_require__(4735);
// EXTERNAL MODULE: ./lib/targets/kubernetes/tools.js
var kubernetes_tools = __webpack_require__(1888);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/proof-services.js






const sliceKind = { apiVersion: "discovery.k8s.io/v1", kind: "EndpointSlice" };
const shortestSeconds = 60;
/** How long after its grace period a pod may still be on its way out. */
const leavingSeconds = 30;
/** That requests reach the release by every Service: it has endpoints, none of them of before, and somebody answers at its ports. */
function proofOfServices(wanted, tools) {
    const name = "every Service answers";
    const services = asked(wanted);
    const graces = wanted.map(({ object }) => graceOf(object));
    const timeoutSeconds = Math.max(shortestSeconds, ...graces.map((seconds) => seconds + leavingSeconds));
    const answered = new Set();
    const hint = `A Service that nobody answers yet, or not always, is left out with the annotation ${marks/* annotations */.hk.answers}: "false".`;
    return {
        name,
        evaluate: (signal) => (0,poll/* poll */.w)({
            name,
            hint,
            timeoutSeconds,
            everyMs: 500,
            clock: tools.clock,
            look: () => look(services, wanted, answered, tools),
        }, signal),
    };
}
/** Services that somebody should answer: by a selector, of units that have pods. */
function asked(wanted) {
    const pods = wanted.filter(({ unit }) => unit !== undefined && unit.role !== "one-shot" && unit.replicas !== 0);
    return wanted.flatMap(({ object }) => {
        if (object.kind !== "Service" || object.apiVersion !== "v1")
            return [];
        const service = object;
        const { selector = {}, type } = service.spec ?? {};
        if (type === "ExternalName" || object.metadata.annotations?.[marks/* annotations */.hk.answers] === "false")
            return [];
        const selects = pods.some(({ object: unit }) => {
            const labels = (0,kubernetes_pods/* templateOf */.kW)(unit)?.metadata?.labels ?? {};
            return Object.entries(selector).every(([key, value]) => labels[key] === value);
        });
        return Object.keys(selector).length > 0 && selects ? [service] : [];
    });
}
async function look(services, wanted, answered, tools) {
    if (services.length === 0)
        return { outcome: "succeeded", detail: "no Service has to" };
    const { cluster, owner } = tools;
    const { namespace } = owner;
    const [slices, pods] = await Promise.all([
        cluster.list(sliceKind, { namespace }),
        cluster.list(current/* podKind */.uP, { namespace }),
    ]);
    const templates = new Set(wanted.flatMap(({ template }) => template ?? []));
    const old = new Set(pods
        .filter(({ metadata }) => !templates.has(metadata.annotations?.[marks/* annotations */.hk.template] ?? ""))
        .map(({ metadata: { name } }) => name));
    const problems = await (0,p_map/* default */.Ay)(services, (service) => problemOf(service, slices, old, answered, tools), {
        concurrency: kubernetes_tools/* atOnce */.z,
    });
    const wrong = problems.flatMap((problem) => problem ?? []);
    if (wrong.length > 0)
        return { outcome: "failed", detail: wrong.join("; ") };
    return { outcome: "succeeded", detail: `${services.length} ${services.length === 1 ? "Service" : "Services"}` };
}
async function problemOf({ metadata: { name }, spec = {} }, slices, old, answered, { cluster, owner: { namespace } }) {
    const own = slices.filter(({ metadata: { labels = {} } }) => labels["kubernetes.io/service-name"] === name);
    const endpoints = own.flatMap((slice) => slice.endpoints ?? []);
    const stale = endpoints.find(({ conditions, targetRef }) => {
        const isServing = conditions?.ready === true || conditions?.serving === true;
        return isServing && old.has(targetRef?.name ?? "");
    });
    if (stale !== undefined)
        return `service/${name} still has pod ${stale.targetRef?.name ?? ""} of before`;
    if (!endpoints.some(({ conditions }) => conditions?.ready !== false))
        return `service/${name} has no endpoint that is ready`;
    for (const { port, protocol = "TCP" } of spec.ports ?? []) {
        const place = `${name}:${port}`;
        if (protocol !== "TCP" || answered.has(place))
            continue;
        const { outcome, detail } = await cluster.knock({ namespace, name }, port);
        if (outcome === "refused")
            return `nobody answers at service/${place}: ${lastPart(detail)}`;
        answered.add(place);
    }
    return undefined;
}
function lastPart(detail) {
    return /dial tcp \S+: (.*)$/.exec(detail)?.[1] ?? detail;
}
function graceOf(object) {
    const { terminationGracePeriodSeconds = 30 } = ((0,kubernetes_pods/* templateOf */.kW)(object)?.spec ?? {});
    return (0,kubernetes_pods/* templateOf */.kW)(object) === undefined ? 0 : terminationGracePeriodSeconds;
}

// EXTERNAL MODULE: ./lib/targets/compose/tools.js
var compose_tools = __webpack_require__(6354);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/object.js
var cluster_object = __webpack_require__(2595);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pod-state.js
var pod_state = __webpack_require__(8052);
// EXTERNAL MODULE: ./lib/targets/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(1418);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/proof.js








/** That the cluster runs just what the release says: asked from its pods, unit by unit, every wrong one named. */
function proofOfUnits(document, wanted, tools) {
    const name = "every unit runs the release";
    const { clock, owner } = tools;
    return {
        name,
        async evaluate() {
            const started = clock.now();
            const result = (outcome, detail, hint) => {
                return {
                    name,
                    outcome,
                    seconds: (0,compose_tools/* secondsSince */.w)(started, clock),
                    detail,
                    ...(hint === undefined ? {} : { hint }),
                };
            };
            try {
                const found = await (0,current/* inventory */.pf)(tools);
                const running = (0,current/* runningIn */.jq)(found, owner);
                const strangers = (0,plan/* leftBehind */.aU)(document, wanted, running, owner).filter(({ id }) => running.units[id] !== undefined);
                const wrong = [
                    ...wrongUnits(wanted, running, found.pods),
                    ...strangers.map(({ id }) => `${id} runs and is not in the release`),
                ];
                if (wrong.length === 0)
                    return result("succeeded", summary(document));
                return result("failed", wrong.join("; "), `kubectl --namespace ${owner.namespace} get pods`);
            }
            catch (error) {
                return result("errored", (0,errors/* messageOf */.bD)(error));
            }
        },
    };
}
/** One sentence for every unit that is not what the release says. */
function wrongUnits(wanted, running, pods) {
    const byUnit = new Map();
    for (const pod of pods) {
        const unit = (0,pod_state/* unitOfPod */.PP)(pod);
        if (unit !== undefined)
            byUnit.set(unit, [...(byUnit.get(unit) ?? []), pod]);
    }
    return wanted.flatMap((each) => {
        if (each.unit === undefined)
            return running.objects?.[each.id] === undefined ? [`${each.id} is not there`] : [];
        const why = wrongWith(each, running, byUnit.get(each.id) ?? []);
        return why === undefined ? [] : [`${each.id} ${why}`];
    });
}
function wrongWith({ id, definition, template, unit }, running, pods) {
    const live = running.objects?.[id];
    if (live === undefined)
        return "is not there";
    if (live.definition !== definition) {
        return `has definition ${live.definition?.slice(0, 12) ?? "of somebody else"}, expected ${definition.slice(0, 12)}`;
    }
    if (unit?.role === "one-shot") {
        const [instance] = running.units[id]?.instances ?? [];
        return instance?.state === "exited" && instance.exitCode === 0 ? undefined : "did not end well";
    }
    if (live.unrest !== undefined)
        return `is not at rest: ${live.unrest}`;
    if (live.template !== template)
        return "was changed by somebody else";
    const ready = pods.filter(pod_state/* isReady */.i_);
    const old = ready.find(({ metadata }) => metadata.annotations?.[marks/* annotations */.hk.template] !== template);
    if (old !== undefined)
        return `still has ${(0,rollout/* placeOf */.$)(old)} of before, which is ready`;
    const other = ready.find((pod) => unit?.digests.some((digest) => !(0,pod_state/* podDigests */.pq)(pod).includes(digest)));
    if (other === undefined)
        return undefined;
    const found = (0,pod_state/* podDigests */.pq)(other).join(", ") || "no digest";
    return `runs ${found} in ${(0,rollout/* placeOf */.$)(other)}, expected ${unit?.digests.join(", ") ?? ""}`;
}
function summary({ units, objects }) {
    const all = Object.values(units);
    const loose = all.filter(({ digests }) => digests.length === 0).length;
    const named = loose === 0 ? "each by its digests" : `${all.length - loose} proven by digest, ${loose} only by tag`;
    const rest = objects.filter((object) => units[(0,cluster_object/* idOf */.TH)(object)] === undefined).length;
    return `${all.length} ${all.length === 1 ? "unit" : "units"}, ${named}, and ${rest} other ${rest === 1 ? "object" : "objects"}`;
}

;// CONCATENATED MODULE: ./lib/targets/kubernetes/recorded.js
/** What would run if the release did, all of it and well: for those who cannot ask the cluster. */
function recordedRunning(wanted, { app, environment }) {
    const units = wanted.flatMap(({ id, unit, template }) => {
        if (unit === undefined)
            return [];
        const ended = unit.role === "one-shot" ? { state: "exited", exitCode: 0 } : { state: "running" };
        const instance = {
            id,
            ...(template === undefined ? {} : { definition: template }),
            ...ended,
            restarts: 0,
            digests: unit.digests,
            image: "",
        };
        const count = unit.role === "one-shot" ? 1 : (unit.replicas ?? 1);
        const stateful = unit.role === "stateful" ? { stateful: true } : {};
        return [[id, { name: id, instances: Array.from({ length: count }, () => instance), holds: [], ...stateful }]];
    });
    const objects = wanted.map(({ id, definition, template, unit }) => {
        const pods = template === undefined ? {} : { template };
        const replicas = unit?.replicas === undefined ? {} : { replicas: unit.replicas };
        return [id, { owner: `${app} on ${environment}`, definition, ...pods, ...replicas }];
    });
    return { units: Object.fromEntries(units), objects: Object.fromEntries(objects) };
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/remove.js
var remove = __webpack_require__(343);
// EXTERNAL MODULE: ./lib/targets/kubernetes/slate.js
var kubernetes_slate = __webpack_require__(6790);
// EXTERNAL MODULE: ./lib/targets/kubernetes/tests.js + 1 modules
var tests = __webpack_require__(1690);
// EXTERNAL MODULE: ./lib/targets/kubernetes/wanted.js
var wanted = __webpack_require__(8756);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/target.js














/**
 * A namespace of a Kubernetes cluster. What a release has is applied by the server under a field manager of our own, and
 * proven from the pods; the cluster is asked over its API alone.
 */
function kubernetesTarget(options) {
    const { app, environment, namespace, clock, log, redact } = options;
    const owner = { app, environment, namespace };
    const cluster = clusterOf(options);
    const tools = { cluster, owner, clock, log, redact };
    const slate = (0,kubernetes_slate/* leaseSlate */.ar)(cluster, owner, clock);
    const wantedOf = wantedBy(owner);
    const wanted = (bundle, materials) => wantedOf(documentOf(bundle, namespace), materials);
    return targetWith(tools, options.mayChange);
    function targetWith(own, mayChange) {
        const changing = mayChange === undefined ? own : { ...own, cluster: (0,cluster_cluster/* guarded */.N)(own.cluster, mayChange) };
        return {
            describe: () => `namespace ${namespace}${contextOf(options)}`,
            current: () => (0,current/* runningOn */.T7)(own),
            gateways: () => Promise.resolve([]),
            recorded: (bundle, materials) => recordedRunning(wanted(bundle, materials), owner),
            plan: (bundle, running, materials) => (0,plan/* planOf */.XC)(documentOf(bundle, namespace), wanted(bundle, materials), running, owner),
            perform: (step, bundle, materials, signal) => (0,perform/* performStep */.K)({
                ...changing,
                ...{ step, materials, signal, started: clock.now() },
                ...{ document: documentOf(bundle, namespace), wanted: wanted(bundle, materials) },
            }),
            proof(bundle, materials) {
                const all = wanted(bundle, materials);
                return [proofOfUnits(documentOf(bundle, namespace), all, own), proofOfServices(all, own)];
            },
            tests: (bundle, materials) => (0,tests/* jobTests */.d)(documentOf(bundle, namespace), materials, changing),
            drift: (bundle, materials) => (0,drift/* driftFrom */.m)(documentOf(bundle, namespace), wanted(bundle, materials), own),
            remove: (removal) => (0,remove/* removeAll */.C0)(removal, changing),
            // What tells whether it may be changed is not asked about itself.
            slate,
            guardedBy: (asked) => targetWith(own, asked),
        };
    }
}
/** What a document wants on the cluster. It is asked for in every step, and the values of the same materials do not change. */
function wantedBy(owner) {
    let known;
    return (document, materials) => {
        if (known?.document !== document || known.materials !== materials) {
            known = { document, materials, all: (0,wanted/* wantedOf */.Lm)(document, materials, owner) };
        }
        return known.all;
    };
}
/** The cluster of a target; what it warns of is told. */
function clusterOf({ cluster: address, variables, clock, log, trace }) {
    return (0,cluster_cluster/* openCluster */.D)({
        ...{ address, variables, clock },
        trace: trace ??
            ((line) => {
                log.debug(line);
            }),
        warn: (message) => {
            log.warn(`The cluster warns: ${message}`);
        },
    });
}
function contextOf({ cluster: { context } }) {
    return context === undefined ? "" : ` of ${context}`;
}
function documentOf(bundle, namespace) {
    return madeFor(namespace, (0,kubernetes_document/* readKubernetesDocument */.a)(bundle));
}
/** Two copies would run side by side when a release came to a namespace that it was not made for. */
function madeFor(namespace, document) {
    if (document.project === namespace)
        return document;
    throw new errors/* TargetError */.I0("target.refused", `the release was made for namespace ${document.project}, not for ${namespace}`, {
        hint: `Name the namespace ${document.project} again, or remove it by hand and make a new release.`,
    });
}


/***/ }),

/***/ 1690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ jobTests)
});

// EXTERNAL MODULE: ./lib/checks/tests.js
var checks_tests = __webpack_require__(6480);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/targets/kubernetes/apply.js
var apply = __webpack_require__(2131);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/object.js
var cluster_object = __webpack_require__(2595);
// EXTERNAL MODULE: ./lib/targets/hash.js
var hash = __webpack_require__(2744);
// EXTERNAL MODULE: ./lib/targets/kubernetes/jobs.js
var jobs = __webpack_require__(4303);
// EXTERNAL MODULE: ./lib/targets/kubernetes/current.js + 1 modules
var current = __webpack_require__(6431);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(7382);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pod-state.js
var pod_state = __webpack_require__(8052);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/report.js



/** A report of thousands of tests is no longer than this; of more, the last lines. */
const mostLines = 50_000;
/** Whether the tests say that they print a JUnit report. */
function printsReport({ metadata }) {
    return metadata.annotations?.[marks/* annotations */.hk.junit] === "log";
}
/** The JUnit reports that the newest pod of a Job printed, as one; `undefined`: it printed none. */
async function printedReport(job, { cluster, owner }) {
    const { namespace, app } = owner;
    const pods = await cluster.list(current/* podKind */.uP, { namespace, labels: { [marks/* labels */.WD.app]: app } });
    const newest = pods
        .filter((pod) => (0,pod_state/* unitOfPod */.PP)(pod) === job)
        .sort(({ metadata: left }, { metadata: right }) => momentOf(right) - momentOf(left))[0];
    if (newest === undefined)
        return undefined;
    return reportIn(await cluster.logs({ namespace, name: newest.metadata.name }, { lines: mostLines }));
}
/** All JUnit reports among other lines, as one. One that was cut short is none. */
function reportIn(lines) {
    const reports = lines.join("\n").match(/<(testsuites?)[\s>][^]*?<\/\1>/g);
    return reports === null ? undefined : `<testsuites>${reports.join("\n")}</testsuites>`;
}
function momentOf({ creationTimestamp = "" }) {
    return Date.parse(creationTimestamp);
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(1418);
// EXTERNAL MODULE: ./lib/targets/kubernetes/wanted.js
var wanted = __webpack_require__(8756);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pods.js
var pods = __webpack_require__(4735);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/tests.js











const tests_name = "integration tests";
/** The release's own test Job, run once beside its units; how it ends judges the release. `undefined`: it has none. */
function jobTests(document, materials, tools) {
    const { tests } = document;
    if (tests === undefined)
        return undefined;
    const { cluster, clock, owner, redact } = tools;
    const wanted = testsJob(tests, tools);
    return {
        name: tests_name,
        async evaluate(signal) {
            const started = clock.now();
            const seconds = () => (clock.now().getTime() - started.getTime()) / 1000;
            const step = { id: "tests", kind: "task", title: tests_name, units: [wanted.id] };
            const work = { ...tools, step, document, wanted: [wanted], materials, signal, started };
            try {
                await (0,jobs/* clear */.IU)(wanted.object, 0, work);
                const applied = await cluster.apply(wanted.object, (0,apply/* applying */.vZ)(wanted.object));
                const [result] = await (0,rollout/* untilAtRest */.e)([wanted], new Map([[wanted.id, applied]]), work);
                const { outcome = "errored", detail = "", failure } = result ?? {};
                const said = [detail, ...(failure?.log ?? [])].join("\n");
                const ended = outcome === "skipped" ? "cancelled" : outcome;
                const prints = printsReport(tests.object);
                const junit = prints ? await printedReport(wanted.id, tools) : undefined;
                return await (0,checks_tests/* judgeTests */.n)({ ended, said, seconds: seconds(), junit }, prints);
            }
            catch (error) {
                const hint = error instanceof errors/* DeployError */.sH ? error.hint : undefined;
                const detail = redact((0,errors/* messageOf */.bD)(error));
                return { name: tests_name, outcome: "errored", seconds: seconds(), detail, ...(hint === undefined ? {} : { hint }) };
            }
            finally {
                // A check that is known is not lost by what could not be tidied up.
                await cluster.delete({ ...(0,cluster_object/* refOf */.H8)(wanted.object), namespace: owner.namespace }).catch(() => undefined);
            }
        },
    };
}
function testsJob({ object, timeoutSeconds }, { owner }) {
    const template = (0,hash/* hashOf */.q)(object);
    const marked = (0,pods/* withTemplate */.t3)((0,wanted/* plain */.pj)(object, owner).object, (pods) => ({
        ...pods,
        metadata: {
            ...pods.metadata,
            labels: { ...pods.metadata?.labels, ...(0,marks/* labelsOf */.PC)(owner) },
            annotations: { ...pods.metadata?.annotations, [marks/* annotations */.hk.template]: template },
        },
    }));
    const unit = {
        role: "one-shot",
        wave: 0,
        digests: [],
        secrets: [],
        configMaps: [],
        startSeconds: timeoutSeconds,
    };
    return { id: (0,cluster_object/* idOf */.TH)(object), object: marked, definition: template, wave: 0, unit, template };
}


/***/ }),

/***/ 1888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ wantedIn),
/* harmony export */   z: () => (/* binding */ atOnce)
/* harmony export */ });
/** How many requests are on their way at the same time. */
const atOnce = 16;
/** The objects that the step is about. */
function wantedIn({ step, wanted }) {
    const ids = new Set(step.units);
    return wanted.filter(({ id }) => ids.has(id));
}


/***/ }),

/***/ 2972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ troubleOf)
/* harmony export */ });
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4735);
/* harmony import */ var _pod_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8052);
/* harmony import */ var _workload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5020);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5388);




/** What no second try makes better. */
const hopeless = /not found|manifest unknown|unauthorized|denied|no basic auth|authentication required|invalid reference/i;
const sizeOfBackoff = 2;
function troubleOf(pod) {
    const { status = {} } = pod;
    for (const container of (0,_pod_state_js__WEBPACK_IMPORTED_MODULE_1__/* .statusesOf */ .CB)(pod)) {
        const found = containerTrouble(container, pod);
        if (found !== undefined)
            return { ...found, container: container.name };
    }
    const scheduled = (0,_workload_js__WEBPACK_IMPORTED_MODULE_2__/* .conditionOf */ .r)(status, "PodScheduled");
    if (scheduled?.status === "False" && scheduled.reason === "Unschedulable") {
        return {
            why: `has no node that can take it: ${scheduled.message ?? "Unschedulable"}`,
            hint: "Ask for less (resources.requests, affinity, tolerations), or give the cluster more nodes.",
            patienceSeconds: 15,
        };
    }
    if (status.phase === "Failed" && status.reason !== undefined) {
        const hint = "kubectl describe shows what the node was short of.";
        return { why: `was ended by its node (${status.reason}): ${status.message ?? ""}`, hint, patienceSeconds: 30 };
    }
    return undefined;
}
function containerTrouble(container, pod) {
    const { state = {}, name } = container;
    const { reason = "", message = "" } = state.waiting ?? {};
    const image = (0,_pods_js__WEBPACK_IMPORTED_MODULE_0__/* .containersOf */ .Mz)(pod.spec ?? {}).find((each) => each.name === name)?.image ?? container.image ?? "";
    switch (reason) {
        case "ErrImagePull":
        case "ImagePullBackOff":
            return {
                why: `cannot pull ${image}: ${pullReason(message)}`,
                hint: "See that the image is there and that the namespace's service account or imagePullSecrets may pull it.",
                patienceSeconds: hopeless.test(message) ? 0 : 30,
            };
        case "InvalidImageName":
        case "ErrImageNeverPull":
            return {
                why: `cannot pull ${image}: ${message || reason}`,
                hint: "Correct the image's name or imagePullPolicy.",
                patienceSeconds: 0,
            };
        case "CreateContainerConfigError":
            return {
                why: `cannot be made: ${message}`,
                hint: "A Secret, a ConfigMap or a key that it needs is missing, or its securityContext contradicts the image.",
                patienceSeconds: 5,
            };
        case "CreateContainerError":
        case "RunContainerError":
            return {
                why: `cannot be started: ${message}`,
                hint: "Its command, mounts or securityContext do not fit the image.",
                patienceSeconds: 10,
                previous: true,
            };
    }
    return crash(container, pod, reason);
}
function crash(container, pod, reason) {
    const { restartCount, state = {}, lastState = {}, name } = container;
    const end = state.terminated ?? lastState.terminated;
    if (end === undefined)
        return undefined;
    const outOfMemory = end.reason === "OOMKilled";
    if (outOfMemory && restartCount >= 1 && state.running === undefined) {
        return {
            why: `container ${name} was killed ${restartCount + 1} times because it used all of its memory${limitOf(pod, name)}`,
            hint: "Give it more memory (resources.limits.memory), or have it use less.",
            patienceSeconds: 0,
            previous: state.terminated === undefined,
        };
    }
    if (reason !== "CrashLoopBackOff")
        return undefined;
    return {
        why: `container ${name} ends with exit code ${end.exitCode}${(0,_exit_code_js__WEBPACK_IMPORTED_MODULE_3__/* .meaning */ .a)(end.exitCode)} again and again${end.message === undefined ? "" : `: ${end.message.trim()}`}`,
        hint: "Its last lines tell why.",
        patienceSeconds: restartCount >= sizeOfBackoff ? 0 : 60,
        previous: true,
    };
}
function limitOf(pod, name) {
    const container = (0,_pods_js__WEBPACK_IMPORTED_MODULE_0__/* .containersOf */ .Mz)(pod.spec ?? {}).find((each) => each.name === name);
    const memory = container?.resources?.limits?.memory;
    return memory === undefined ? "" : ` (${memory})`;
}
/** The last part of what the kubelet says, which is what the registry said. */
function pullReason(message) {
    const said = /(?:rpc error: code = \w+ desc = |ErrImagePull: )+(.*)$/s.exec(message)?.[1] ?? message;
    return said.replace(/^failed to pull and unpack image "[^"]+": /, "").trim() || "the node does not say why";
}


/***/ }),

/***/ 5196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ startSecondsOf),
/* harmony export */   U0: () => (/* binding */ isTests),
/* harmony export */   j5: () => (/* binding */ waveOf),
/* harmony export */   s$: () => (/* binding */ kubernetesUnits),
/* harmony export */   uF: () => (/* binding */ unitOf),
/* harmony export */   vO: () => (/* binding */ isUnit)
/* harmony export */ });
/* unused harmony exports unitKinds, changedParts */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2595);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6770);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7085);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7382);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4735);






/** Kinds that run something until a release takes it away, or to its end. */
const unitKinds = ["DaemonSet", "Deployment", "Job", "Rollout", "StatefulSet"];
const defaultStartSeconds = 300;
const defaultJobSeconds = 600;
function isUnit({ kind }) {
    return unitKinds.some((each) => each === kind);
}
function isTests({ kind, metadata }) {
    return kind === "Job" && metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .annotations */ .hk.role] === "tests";
}
function unitOf(object, { secrets, configMaps, }) {
    const spec = (object.spec ?? {});
    const template = (0,_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .templateOf */ .kW)(object)?.spec;
    const uses = template === undefined ? { secrets: [], configMaps: [] } : (0,_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .usesOf */ .MZ)(template);
    const isJob = object.kind === "Job";
    const replicas = spec.replicas === undefined || isJob ? {} : { replicas: spec.replicas };
    return {
        role: object.kind === "StatefulSet" ? "stateful" : isJob ? "one-shot" : "service",
        wave: waveOf(object),
        digests: (0,_images_js__WEBPACK_IMPORTED_MODULE_3__/* .digestsOf */ .nw)(object),
        ...replicas,
        secrets: uses.secrets.map(({ name }) => name).filter((name) => name in secrets),
        configMaps: uses.configMaps.map(({ name }) => name).filter((name) => configMaps.has(name)),
        startSeconds: startSecondsOf(object),
    };
}
/** 0 unless its annotation says otherwise. */
function waveOf({ metadata }) {
    return Number(metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .annotations */ .hk.wave] ?? 0);
}
function startSecondsOf({ kind, spec, metadata }) {
    const { progressDeadlineSeconds, activeDeadlineSeconds } = (spec ?? {});
    const said = metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .annotations */ .hk.timeout];
    if (said !== undefined)
        return Number(said);
    return kind === "Job"
        ? (activeDeadlineSeconds ?? defaultJobSeconds)
        : (progressDeadlineSeconds ?? defaultStartSeconds);
}
/** The units of a bundle for a cluster. */
const kubernetesUnits = {
    names: (bundle) => Object.keys((0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .readKubernetesDocument */ .a)(bundle).units),
    changedParts: (before, after, unit) => changedParts((0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .readKubernetesDocument */ .a)(before), (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .readKubernetesDocument */ .a)(after), unit),
};
/** The parts of a unit's object that differ, sorted, and the ConfigMaps that it uses; empty when one of them does not have it. */
function changedParts(before, after, unit) {
    const [old, fresh] = [partsOf(before, unit), partsOf(after, unit)];
    if (old === undefined || fresh === undefined)
        return [];
    const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
    return names.filter((name) => !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(old[name], fresh[name]));
}
function partsOf(document, id) {
    const object = document.objects.find((each) => (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_1__/* .idOf */ .TH)(each) === id);
    const unit = document.units[id];
    if (object === undefined || unit === undefined)
        return undefined;
    const { template: _template, ...spec } = (object.spec ?? {});
    const { spec: podSpec, metadata } = (0,_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .templateOf */ .kW)(object) ?? {};
    const { containers = [], initContainers = [], ...rest } = podSpec ?? {};
    const all = [...initContainers, ...containers];
    const parts = all.flatMap((container) => Object.entries(container).map(([key, value]) => [all.length === 1 ? key : `${container.name}.${key}`, value]));
    const configMaps = document.objects.filter(({ kind, metadata: { name } }) => kind === "ConfigMap" && unit.configMaps.includes(name));
    return {
        ...spec,
        ...rest,
        ...Object.fromEntries(parts),
        labels: [object.metadata.labels, metadata?.labels],
        annotations: [object.metadata.annotations, metadata?.annotations],
        configMaps: configMaps.map(({ metadata: { name }, data }) => [name, data]),
    };
}


/***/ }),

/***/ 8756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lm: () => (/* binding */ wantedOf),
/* harmony export */   Yb: () => (/* binding */ overOthers),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   sX: () => (/* binding */ isMade),
/* harmony export */   y8: () => (/* binding */ differsInSecretsOnly)
/* harmony export */ });
/* unused harmony exports madeObjects, secretPrints */
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2595);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2744);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7382);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4735);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5196);





/**
 * Everything that a release wants on the cluster, the Secrets that it makes too. The definition of a workload tells of all whose
 * change makes its pods start anew: itself, the ConfigMaps that it uses, and, behind a dash, the values of its Secrets.
 */
function wantedOf(document, materials, owner) {
    const prints = secretPrints(document, materials);
    const maps = new Map(document.objects.flatMap(({ kind, metadata: { name }, ...rest }) => (kind === "ConfigMap" ? [[name, rest]] : [])));
    const objects = document.objects.map((object) => {
        const id = (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_0__/* .idOf */ .TH)(object);
        const unit = document.units[id];
        if (unit === undefined)
            return plain(object, owner);
        const uses = unit.configMaps.map((name) => [name, maps.get(name) ?? {}]);
        const values = unit.secrets.map((name) => [name, prints.get(name) ?? ""]);
        const rotation = values.length === 0 ? "" : `-${(0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashOf */ .q)(values).slice(0, 16)}`;
        const template = (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashOf */ .q)({ template: podsOf(object), uses }) + rotation;
        const definition = (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashOf */ .q)({ object, uses }) + rotation;
        const marked = (0,_pods_js__WEBPACK_IMPORTED_MODULE_3__/* .withTemplate */ .t3)(marks(object, definition, owner), (pods) => ({
            ...pods,
            metadata: {
                ...pods.metadata,
                labels: { ...pods.metadata?.labels, ...podLabels(owner) },
                annotations: { ...pods.metadata?.annotations, [_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .annotations */ .hk.template]: template },
            },
        }));
        return { id, object: marked, definition, wave: unit.wave, unit, template };
    });
    return [...objects, ...madeObjects(document, materials, owner)];
}
/** Any object that is no unit, with its marks. */
function plain(object, owner) {
    const definition = (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashOf */ .q)(object);
    return { id: (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_0__/* .idOf */ .TH)(object), object: marks(object, definition, owner), definition, wave: (0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .waveOf */ .j5)(object) };
}
/** The Secrets that a release makes, with their values. */
function madeObjects({ secrets }, materials, owner) {
    const prints = secretPrints({ secrets }, materials);
    return Object.entries(secrets).map(([name, { type, keys }]) => {
        const data = Object.entries(keys).map(([key, secret]) => {
            const value = materials.secrets.get(secret)?.reveal() ?? "";
            return [key, Buffer.from(value).toString("base64")];
        });
        const metadata = { name, namespace: owner.namespace };
        const object = { apiVersion: "v1", kind: "Secret", metadata, type, data: Object.fromEntries(data) };
        const definition = prints.get(name) ?? "";
        return { id: (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_0__/* .idOf */ .TH)(object), object: marks(object, definition, owner), definition, wave: 0 };
    });
}
/** What tells whether a made Secret changed, without its values; by its name. */
function secretPrints({ secrets }, { secrets: values, fingerprintKey }) {
    const printOf = ({ type, keys }) => {
        const parts = Object.entries(keys).map(([key, name]) => [key, values.get(name)?.fingerprint(fingerprintKey) ?? ""]);
        return (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .hashOf */ .q)({ type, parts });
    };
    return new Map(Object.entries(secrets).map(([name, secret]) => [name, printOf(secret)]));
}
/** Whether an object is one of the Secrets that a release makes, which nobody else is given. */
function isMade(id, secrets) {
    return id.startsWith("secret/") && id.slice("secret/".length) in secrets;
}
/** The same as the API is asked about them, before somebody else applies them under another name than ours. */
function overOthers(wanted, { secrets }) {
    return wanted.map((each) => {
        if (isMade(each.id, secrets))
            return each;
        const { annotations: said, ...metadata } = each.object.metadata;
        const object = { ...each.object, metadata: { ...metadata, annotations: { ...said, [_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .annotations */ .hk.force]: "true" } } };
        return { ...each, object };
    });
}
/** Whether two definitions differ only in the values of secrets. */
function differsInSecretsOnly(left, right) {
    return left !== right && left.slice(0, 64) === right.slice(0, 64);
}
function marks(object, definition, owner) {
    const { labels, annotations: said, ...metadata } = object.metadata;
    return {
        ...object,
        metadata: {
            ...metadata,
            labels: { ...labels, ...(0,_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .labelsOf */ .PC)(owner) },
            annotations: { ...said, [_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .annotations */ .hk.definition]: definition },
        },
    };
}
/** By these a pod is found; who manages it is its workload's affair. */
function podLabels(owner) {
    return Object.fromEntries(Object.entries((0,_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .labelsOf */ .PC)(owner)).filter(([name]) => name.startsWith("aip-deploy.")));
}
function podsOf(object) {
    let found;
    (0,_pods_js__WEBPACK_IMPORTED_MODULE_3__/* .withTemplate */ .t3)(object, (template) => (found = template));
    return found;
}


/***/ }),

/***/ 5020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ conditionOf),
  Y: () => (/* binding */ restOf)
});

;// CONCATENATED MODULE: ./lib/targets/kubernetes/rest.js
function rest(pods) {
    return { state: "rest", why: `${podsOf(pods)} ready` };
}
function moving(why) {
    return { state: "moving", why };
}
function podsOf(count) {
    return count === 1 ? "1 pod" : `${count} pods`;
}

;// CONCATENATED MODULE: ./lib/targets/kubernetes/argo.js
/** What the controller of Argo Rollouts says of a workload of the kind Rollout, and what it leaves for people to do. */

function restOfRollout(rollout) {
    const { spec = {}, status = {} } = rollout;
    const { phase, message = "" } = status;
    const said = message === "" ? "" : `: ${message}`;
    if (status.abort === true)
        return { state: "failed", why: `was aborted${said}` };
    if (phase === "Degraded")
        return { state: "failed", why: `is degraded${said}` };
    if (phase === "Paused")
        return restOfPause(rollout, said);
    if (phase === "Healthy")
        return rest(spec.replicas ?? 1);
    return moving(message === "" ? "waits for the controller of Argo Rollouts" : message);
}
/** A pause of its steps ends by itself or is ours to end; any other was meant for a person who looks. */
function restOfPause({ spec = {}, status = {} }, said) {
    if (spec.paused === true)
        return { state: "paused", why: "is paused: spec.paused" };
    const reasons = (status.pauseConditions ?? []).map(({ reason }) => reason);
    if (reasons.some((reason) => reason !== "CanaryPauseStep" && reason !== "BlueGreenPause")) {
        return { state: "paused", why: `is paused${said}` };
    }
    const duration = durationIn(spec.strategy ?? {}, status.currentStepIndex ?? 0);
    return duration === undefined ? { state: "waiting", why: `is paused${said}` } : moving(`pauses for ${duration}`);
}
/** How long the pause lasts by itself; `undefined`: until somebody promotes it. */
function durationIn({ canary, blueGreen }, step) {
    const written = blueGreen === undefined ? canary?.steps?.[step]?.pause?.duration : blueGreen.autoPromotionSeconds || undefined;
    return typeof written === "number" ? `${written} s` : written;
}

;// CONCATENATED MODULE: ./lib/targets/kubernetes/workload.js


function restOf(workload) {
    const { metadata, status = {} } = workload;
    if (Number(status.observedGeneration ?? (workload.kind === "Job" ? metadata.generation : 0)) <
        (metadata.generation ?? 0)) {
        return moving("the cluster has not looked at it yet");
    }
    switch (workload.kind) {
        case "DaemonSet":
            return daemonSet(workload);
        case "StatefulSet":
            return statefulSet(workload);
        case "Job":
            return job(workload);
        case "Rollout":
            return restOfRollout(workload);
        default:
            return deployment(workload);
    }
}
function deployment({ spec = {}, status = {} }) {
    const { replicas: wanted = 1 } = spec;
    const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
    const progressing = conditionOf(status, "Progressing");
    if (progressing?.reason === "ProgressDeadlineExceeded") {
        return { state: "failed", why: `${counted(availableReplicas, wanted)} when its progressDeadlineSeconds were over` };
    }
    if (spec.paused === true)
        return { state: "paused", why: "is paused: kubectl rollout resume" };
    const failure = conditionOf(status, "ReplicaFailure");
    if (failure?.status === "True" && updatedReplicas < wanted)
        return { state: "stuck", why: failure.message ?? "" };
    if (updatedReplicas < wanted)
        return moving(`${updatedReplicas} of ${podsOf(wanted)} made`);
    if (replicas > updatedReplicas)
        return moving(`${podsOf(replicas - updatedReplicas)} of before still there`);
    return availableReplicas < updatedReplicas ? moving(counted(availableReplicas, wanted)) : rest(wanted);
}
function statefulSet({ spec = {}, status = {} }) {
    const { replicas: wanted = 1, updateStrategy } = spec;
    const { updatedReplicas = 0, readyReplicas = 0, currentRevision, updateRevision } = status;
    if (updateStrategy?.type !== "OnDelete") {
        const kept = Math.min(updateStrategy?.rollingUpdate?.partition ?? 0, wanted);
        const isNew = kept === 0 && currentRevision === updateRevision;
        if (!isNew && updatedReplicas < wanted - kept)
            return moving(`${updatedReplicas} of ${podsOf(wanted - kept)} made anew`);
    }
    return readyReplicas < wanted ? moving(counted(readyReplicas, wanted)) : rest(wanted);
}
function daemonSet({ status = {} }) {
    const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable: available = 0, } = status;
    if (updated < wanted)
        return moving(`${updated} of ${podsOf(wanted)} made`);
    return available < wanted ? moving(counted(available, wanted)) : rest(wanted);
}
function job({ status = {} }) {
    if (conditionOf(status, "Complete")?.status === "True")
        return { state: "rest", why: "done" };
    const failed = conditionOf(status, "Failed");
    if (failed?.status === "True")
        return { state: "failed", why: failed.message ?? failed.reason ?? "failed" };
    const tries = status.failed ?? 0;
    return moving(tries === 0 ? "runs" : `runs again after ${tries} failed ${tries === 1 ? "try" : "tries"}`);
}
function conditionOf({ conditions = [] }, type) {
    return conditions.find((condition) => condition.type === type);
}
function counted(ready, wanted) {
    return `${ready} of ${podsOf(wanted)} ready`;
}


/***/ })

};
