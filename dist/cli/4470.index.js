export const id = 4470;
export const ids = [4470];
export const modules = {

/***/ 1001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ bring),
/* harmony export */   _: () => (/* binding */ evaluate)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3259);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _hooks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6137);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(191);




/**
 * The one path by which a target comes to a release, whether it is a deployment, a promotion, a rollback or the return
 * from a bad release: ask what runs, plan, perform, prove.
 */
async function bring({ target, bundle, materials, checks, log, signal, note, ...given }) {
    const only = given.only === undefined ? {} : { only: given.only };
    const plan = given.plan ??
        (await (0,_planned_js__WEBPACK_IMPORTED_MODULE_2__/* .planned */ .l)({ target, bundle, materials, running: await target.current(given), interrupted: true, ...only }));
    const deedOf = (step) => ({
        ...{ id: step.id, title: step.title, touches: step.kind !== "check" },
        perform: (until) => target.perform(step, bundle, materials, until),
    });
    const deeds = (0,_hooks_js__WEBPACK_IMPORTED_MODULE_1__/* .withHooks */ .TK)(plan.steps, deedOf, given.hooks ?? _hooks_js__WEBPACK_IMPORTED_MODULE_1__/* .noHooks */ .sU);
    const stream = plan.steps.length === 0 ? undefined : given.watch?.();
    const { halfDone = false } = given;
    const steps = await (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .doInTurn */ .Y)(deeds, { touched: halfDone, note, log, signal }).finally(() => stream?.stop());
    const seen = await stream?.stop();
    const requests = seen === undefined ? {} : { requests: seen };
    const touched = halfDone || (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .hasTouched */ .B)(deeds, steps);
    const performed = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)(steps.map((step) => step.outcome));
    if (performed !== "succeeded" && performed !== "skipped") {
        return { plan, steps, checks: [], outcome: performed, ...requests, touched };
    }
    await note("Checks", touched);
    const proof = given.only === undefined ? target.proof(bundle, materials) : [];
    const results = await evaluate([...proof, ...checks], log, signal);
    const outcome = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)(results.map((result) => result.outcome));
    return { plan, steps, checks: results, outcome, ...requests, touched };
}
/** Evaluates checks one after another and stops at the first that is not good: a later one would only repeat it. */
async function evaluate(checks, log, signal) {
    const results = [];
    for (const check of checks) {
        const result = await check.evaluate(signal);
        results.push(result);
        log.progress(check.name, result.detail, result.outcome === "succeeded" ? "succeeded" : "failed");
        if (result.outcome !== "succeeded" && result.outcome !== "skipped")
            break;
    }
    return results;
}


/***/ }),

/***/ 4470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  history: () => (/* binding */ status_history),
  rowOf: () => (/* binding */ rowOf),
  status: () => (/* binding */ status_status)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/outcome.js
var lib_outcome = __webpack_require__(3259);
;// CONCATENATED MODULE: ./lib/log.js
/** Says nothing; for callers that have nobody to speak to. */
const silent = {
    phase: (_name, work) => work(),
    info: () => undefined,
    warn: () => undefined,
    debug: () => undefined,
    progress: () => undefined,
};

// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(5761);
// EXTERNAL MODULE: ./lib/release/bring.js
var bring = __webpack_require__(1001);
// EXTERNAL MODULE: ./lib/release/lease/interrupted.js
var interrupted = __webpack_require__(8910);
// EXTERNAL MODULE: ./lib/release/lease/process.js + 1 modules
var process = __webpack_require__(9692);
// EXTERNAL MODULE: ./lib/release/lease/record.js
var lease_record = __webpack_require__(3927);
// EXTERNAL MODULE: ./lib/release/order.js
var order = __webpack_require__(6681);
// EXTERNAL MODULE: ./lib/release/commands/target-for.js
var target_for = __webpack_require__(7377);
;// CONCATENATED MODULE: ./lib/release/commands/status.js










/** The board: what runs where by the ledger, and whether the target says the same. */
async function status_status(app) {
    const environments = await Promise.all(app.config.environments.map((environment) => rowOf(app, environment)));
    return { command: "status", app: app.config.app, environments };
}
/** One environment on the board; never throws an error of ours. */
async function rowOf(app, environment) {
    const state = await app.ledger.state(environment.name);
    const [seen, work] = await Promise.all([seenWith(app, environment, state), workOn(app, environment, state)]);
    // What runs while somebody changes it, or after somebody stopped halfway, is nobody's release.
    if (work.interrupted === undefined)
        return { ...seen, ...work };
    return { ...seen, ...work, health: "unwell", detail: work.interrupted };
}
/** Who changes it now, or what was begun there and not ended. */
async function workOn(app, environment, state) {
    try {
        const { target } = await (0,target_for/* targetFor */.x)(app, environment, state);
        const record = (0,lease_record/* readRecord */.aE)(await target.slate.read());
        if (record === "damaged")
            return {};
        const { holder, journal } = record;
        const isWorking = holder !== undefined && !(holder.process !== undefined && (await (0,process/* isGone */.ST)(holder.process)));
        if (!isWorking) {
            return journal === undefined ? {} : { interrupted: `${(0,interrupted/* describeJournal */.p)(journal)} was interrupted` };
        }
        const { by, work, since, link } = holder;
        return { busy: { by, work, since, ...(link === undefined ? {} : { link }) } };
    }
    catch (error) {
        // One target that cannot be reached must not hide the others.
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        return {};
    }
}
async function seenWith(app, environment, state) {
    const row = { environment: environment.name, branch: environment.branch, state };
    const { current } = state;
    if (current === undefined)
        return { ...row, health: "empty", detail: emptyBecause(state) };
    try {
        return { ...row, ...(await deployedBy(app, state)), ...(await seenOf(app, environment, state, current.release)) };
    }
    catch (error) {
        // One environment that cannot be looked at must not hide the others.
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        return { ...row, health: "unknown", detail: (0,errors/* messageOf */.bD)(error) };
    }
}
async function seenOf(app, environment, state, release) {
    const bundle = (0,order/* bundleOf */.c)(await app.ledger.release(release), environment.name);
    const url = (0,release_app/* urlOf */.rs)(bundle);
    return { ...(await healthOf(app, environment, state, bundle)), ...(url === undefined ? {} : { url }) };
}
function emptyBecause({ last, down }) {
    const isWell = last === undefined || last.outcome === "succeeded";
    if (down !== undefined && isWell)
        return `everything was removed by ${down.by} at ${down.at}`;
    return last === undefined
        ? "nothing was deployed yet"
        : `the last deployment ${last.outcome}, nothing good is known to run`;
}
async function deployedBy({ ledger }, { environment, number, current }) {
    const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
    const entry = entries.find((each) => each.number === current?.number);
    if (entry?.kind !== "deployment")
        return {};
    return { by: entry.act.by, ...(entry.commit === undefined ? {} : { commit: entry.commit }) };
}
async function healthOf(app, environment, state, bundle) {
    try {
        const world = await (0,release_app/* worldOf */.cO)(app, environment, bundle);
        const materials = await world.materials(bundle, state);
        const all = [...world.target.proof(bundle, materials), ...world.checks(bundle, materials, { tests: false })];
        const checks = await (0,bring/* evaluate */._)(all, silent, AbortSignal.any([app.signal, AbortSignal.timeout(10_000)]));
        const bad = checks.find(({ outcome }) => outcome !== "succeeded" && outcome !== "skipped");
        const outcome = (0,lib_outcome/* worst */.Q)(checks.map((check) => check.outcome));
        if (bad === undefined)
            return { health: "well", detail: checks.map((check) => check.detail).join("; ") };
        const health = outcome === "failed" ? "unwell" : "unknown";
        return { health, detail: `${bad.name}: ${bad.detail}` };
    }
    catch (error) {
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        return { health: "unknown", detail: (0,errors/* messageOf */.bD)(error) };
    }
}
/** What happened to an environment, newest first. */
async function status_history(app, wish) {
    const environment = (0,release_app/* environmentNamed */.b6)(app, wish.environment);
    const entries = await app.ledger.history(environment.name, wish.limit);
    return { command: "history", environment: environment.name, ...(0,release_app/* askedOf */.iN)(environment), entries };
}


/***/ }),

/***/ 7377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ targetFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5761);
/* harmony import */ var _environment_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8234);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6681);
/* harmony import */ var _namespace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7214);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9709);






/** The target of an environment, whether or not something was deployed there. */
async function targetFor(app, environment, known) {
    const state = known ?? (await app.ledger.state(environment.name));
    const project = (await deployedProject(app, state)) ?? environment.project ?? (await writtenProject(app, environment));
    return { target: await (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .targetOf */ .$r)(app, environment, project), project };
}
/** The project as the newest release names it; `undefined` when there is none, or another version wrote it. */
async function deployedProject(app, { environment, current, last }) {
    const release = current?.release ?? last?.release;
    if (release === undefined)
        return undefined;
    try {
        return (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)((0,_order_js__WEBPACK_IMPORTED_MODULE_3__/* .bundleOf */ .c)(await app.ledger.release(release), environment));
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH)
            return undefined;
        throw error;
    }
}
/** A first deployment that was killed is in no ledger, and must not be there for ever. */
async function writtenProject({ config, runner }, environment) {
    if (environment.target.kind !== "compose")
        return await (0,_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .namespaceOf */ .N)(config.root, environment.target);
    const { model } = await (0,_environment_model_js__WEBPACK_IMPORTED_MODULE_2__/* .loadEnvironment */ .Y)(config, environment, runner);
    return model.name;
}


/***/ }),

/***/ 8522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ hasTouched),
/* harmony export */   Y: () => (/* binding */ doInTurn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** Does one after the other, each as a phase; after the first that is not good the others are skipped. */
async function doInTurn(deeds, turn) {
    const { log, signal } = turn;
    const results = [];
    let { touched = false } = turn;
    let going = true;
    for (const deed of deeds) {
        const { id, title } = deed;
        if (!going) {
            results.push({ id, title, outcome: "skipped", seconds: 0 });
            continue;
        }
        touched ||= deed.touches;
        const result = signal.aborted
            ? { id, title, outcome: "cancelled", seconds: 0 }
            : await log.phase(title, () => noted(deed, touched, turn));
        results.push(result);
        going = result.outcome === "succeeded" || result.outcome === "skipped";
    }
    return results;
}
/** Whether something on the target was, or may have been, changed; the results are those of these deeds, in their order. */
function hasTouched(deeds, results) {
    return results.some(({ outcome }, index) => outcome !== "skipped" && deeds[index]?.touches === true);
}
/** A deed of which it cannot be written that it begins does not begin. */
async function noted({ id, title, perform }, touched, { note, signal }) {
    try {
        await note(title, touched);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        const failure = { message: error.message, log: [], events: [], ...hint };
        return { id, title, outcome: "errored", seconds: 0, detail: error.message, failure };
    }
    return await perform(signal);
}


/***/ }),

/***/ 6137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ plannedHooks),
/* harmony export */   D6: () => (/* binding */ withLastHooks),
/* harmony export */   IA: () => (/* binding */ isHook),
/* harmony export */   TK: () => (/* binding */ withHooks),
/* harmony export */   sU: () => (/* binding */ noHooks),
/* harmony export */   uj: () => (/* binding */ hooksOf)
/* harmony export */ });
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2048);
/* harmony import */ var _config_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8132);
/**
 * A person's own commands around a deployment. They run on this machine, in the checkout, while the lease is ours; none runs
 * where nothing has to be done, and none on the way back, which nobody's command may stand in the way of.
 */




const noHooks = () => undefined;
/** The hooks that are going to run, in their order, `on-failure` only when it fails. Without a plan it is taken to exchange something. */
function plannedHooks({ hooks }, plan) {
    const exchanges = plan === undefined || switchStart(plan.steps) >= 0;
    return _config_config_js__WEBPACK_IMPORTED_MODULE_1__/* .hookNames */ .W.flatMap((hook) => {
        const config = hooks[hook];
        if (config === undefined || (isAboutSwitch(hook) && !exchanges))
            return [];
        return [{ hook, command: lineOf(config) }];
    });
}
function isAboutSwitch(name) {
    return name === "before-switch" || name === "after-switch";
}
function lineOf({ command: [program = "", ...args] }) {
    return (0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .toShell */ .aB)((0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G5)(program, args));
}
const switching = new Set(["task", "roll", "reload", "start", "remove"]);
/** Where a plan begins to exchange what runs; -1 when it does not. */
function switchStart(steps) {
    return steps.findIndex(({ kind }) => switching.has(kind));
}
/** The steps as deeds, with those hooks between them that belong there. */
function withHooks(steps, deedOf, hooks) {
    const hook = (name) => hooks(name) ?? [];
    const start = switchStart(steps);
    const deeds = steps.map(deedOf);
    const own = start < 0 ? deeds : [deeds.slice(0, start), hook("before-switch"), deeds.slice(start), hook("after-switch")].flat();
    return [hook("before-deploy"), own].flat();
}
/** The hooks of one deployment. Each variable is always there, empty when there is nothing to say. */
function hooksOf({ environment, kind, commit = "", ref = "", act }, { stored, state }, runHook) {
    const about = {
        AIP_DEPLOY_APP: stored.release.app,
        AIP_DEPLOY_ENVIRONMENT: environment.name,
        AIP_DEPLOY_KIND: kind,
        AIP_DEPLOY_RELEASE: stored.id,
        AIP_DEPLOY_PREVIOUS_RELEASE: state.current?.release ?? "",
        AIP_DEPLOY_COMMIT: commit,
        AIP_DEPLOY_REF: ref,
        AIP_DEPLOY_BY: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .giverOf */ .t)(act),
        AIP_DEPLOY_REASON: act.reason ?? "",
    };
    return (name, ended) => {
        const config = environment.hooks[name];
        if (config === undefined)
            return undefined;
        const told = { AIP_DEPLOY_HOOK: name, ...about, ...toldOfEnd(ended) };
        const step = { id: `hook:${name}`, title: `Run the hook ${name}: ${lineOf(config)}` };
        const perform = async (signal) => ({ ...step, ...(await runHook({ name, config, told }, signal)) });
        return { ...step, touches: false, perform };
    };
}
const longestMessage = 1_000;
function toldOfEnd({ outcome, failure, number, runs } = {}) {
    // A zero byte would keep the program from being started.
    const [why = ""] = (failure?.message ?? "").replaceAll("\0", "").split("\n");
    return {
        AIP_DEPLOY_OUTCOME: outcome ?? "",
        AIP_DEPLOY_FAILURE: why.slice(0, longestMessage),
        AIP_DEPLOY_NUMBER: number === undefined ? "" : String(number),
        AIP_DEPLOY_RUNNING_RELEASE: runs ?? "",
    };
}
/** Whether the result is a hook's, and says nothing of what the target did. */
function isHook({ id }) {
    return id.startsWith("hook:");
}
/**
 * Runs what comes when all is over: `after-deploy`, which makes a good deployment end badly and takes nothing back, and
 * `on-failure` after whatever ended badly. What becomes of the latter changes nothing of what is reported.
 */
async function withLastHooks(deployed, hooks, last) {
    const { runs, lost, signal } = last;
    const run = async (name, ended, until) => {
        const deed = hooks(name, { ...ended, runs });
        return deed === undefined ? [] : await (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .doInTurn */ .Y)([deed], { ...last, signal: until });
    };
    const after = deployed.outcome === "succeeded" ? await run("after-deploy", deployed, signal) : [];
    const ended = { ...deployed, ...spoilt(after), steps: [...deployed.steps, ...after] };
    if (ended.outcome === "succeeded")
        return ended;
    // Who asked to stop is still told what became of it.
    const told = await run("on-failure", ended, signal.aborted ? lost : signal);
    return { ...ended, steps: [...ended.steps, ...told] };
}
function spoilt([result]) {
    if (result === undefined || result.outcome === "succeeded")
        return {};
    return { outcome: result.outcome, ...(result.failure === undefined ? {} : { failure: result.failure }) };
}


/***/ }),

/***/ 8910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ recordInterrupted),
/* harmony export */   p: () => (/* binding */ describeJournal)
/* harmony export */ });
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);

/**
 * Puts into the ledger what somebody began on this target and never ended, so that its history tells the truth. What to do
 * about it needs no decision of its own: the next plan starts from what runs.
 */
async function recordInterrupted(lease, { ledger, clock, log }) {
    const { journal } = lease.record;
    if (journal === undefined)
        return;
    const { environment } = journal;
    const state = await ledger.state(environment);
    if (await isRecorded(journal, state, ledger)) {
        log.info(`${environment}: ${describeJournal(journal)} was interrupted after it was recorded`);
    }
    else {
        const entry = entryOf(journal, state, clock.now());
        const number = entry === undefined ? undefined : (await ledger.append(environment, entry)).number;
        const then = number === undefined ? "it counts as if it had not begun" : `recorded as number ${number}`;
        log.warn(`${environment}: ${describeJournal(journal)} was interrupted; ${then}`);
    }
    await lease.forget();
}
/** What was being done, by whom and how far it came, as one phrase. */
function describeJournal({ work, release, act, phase, environment }) {
    const words = work.replace("-", " ");
    const what = release === undefined ? `${words} ${environment}` : `${words} of release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)}`;
    return `${what} by ${act.by} since ${act.at} (in "${phase}")`;
}
/** It was killed between its entry and the end: the entry has the same act. */
async function isRecorded(journal, state, ledger) {
    const since = state.number - journal.number;
    if (since <= 0)
        return false;
    const entries = await ledger.history(journal.environment, since);
    return entries.some((entry) => isOf(journal, entry));
}
function isOf({ act, release, work }, entry) {
    const isSame = entry.act.at === act.at && entry.act.by === act.by;
    if (entry.kind !== "deployment")
        return isSame && work === entry.kind;
    return isSame && entry.deployment === work && entry.release === release;
}
/** `undefined`: nothing is to be told, since whoever comes next goes by how it was before. */
function entryOf(journal, state, now) {
    const { work, release, from, commit, ref, act, phase, touched } = journal;
    if (work === "maintenance-on" || work === "maintenance-off")
        return undefined;
    const failure = `interrupted in "${phase}": the program ended without a word`;
    if (work === "task" && journal.task !== undefined && release !== undefined) {
        return { kind: "task", ...journal.task, release, act, outcome: "errored", detail: failure };
    }
    if (work === "down" || work === "task" || release === undefined)
        return { kind: "down", act, data: false, failure };
    const runs = touched ? undefined : state.current?.release;
    return {
        kind: "deployment",
        deployment: work,
        release,
        act,
        endedAt: now.toISOString(),
        outcome: "errored",
        verified: false,
        approvals: [],
        steps: [],
        checks: [],
        secrets: {},
        failure,
        ...(from === undefined ? {} : { from }),
        ...(runs === undefined ? {} : { runs }),
        ...(commit === undefined ? {} : { commit }),
        ...(ref === undefined ? {} : { ref }),
    };
}


/***/ }),

/***/ 8132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ statesOf),
/* harmony export */   t: () => (/* binding */ giverOf)
/* harmony export */ });
/** The states of several environments, by name. */
async function statesOf(ledger, names) {
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ledger.state(name)])));
}
/** Whose act it counts as: a name that GitHub vouches for wins over one that was only given. */
function giverOf({ by, via }) {
    return via ?? by;
}


/***/ }),

/***/ 7214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ namespaceOf)
/* harmony export */ });
/** The namespace that belongs to an environment: as configured, else as its kustomization says, else by convention. */
async function namespaceOf(root, target) {
    if (target.namespace !== undefined)
        return target.namespace;
    if (target.kind === "helm")
        return target.fallbackNamespace;
    const { writtenNamespace } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 7483));
    return (await writtenNamespace(root, target.overlay)) ?? target.fallbackNamespace;
}


/***/ }),

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ bundleFor),
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);


/** The environment's deployment files in a release. Throws `release.incomplete` when it was made without them. */
function bundleOf(stored, environment) {
    const bundle = stored.release.bundles[environment];
    if (bundle === undefined) {
        const known = Object.keys(stored.release.bundles).join(", ");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} holds no files for ${environment}`, {
            hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
        });
    }
    return bundle;
}
/** Like `bundleOf`, for a release that is to be brought to the environment as it is configured now. Throws `target.refused`. */
function bundleFor(stored, { name, target }) {
    const bundle = bundleOf(stored, name);
    if (bundle.target === (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseKindOf */ .zh)(target))
        return bundle;
    const message = `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} was made for ${name} on ${bundle.target}, and ${name} is on ${target.kind} now`;
    const hint = `Deploy its commit with \`target: ${bundle.target}\` in aip-deploy.yml, or bring a release that was made since.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("target.refused", message, { hint });
}


/***/ }),

/***/ 191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isThere),
/* harmony export */   l: () => (/* binding */ planned)
/* harmony export */ });
/**
 * The way from what runs to the bundle. Gateways are asked only when something is to be exchanged behind them, or may have been
 * left half done, because asking takes longer than everything else.
 */
async function planned(planning) {
    const { target, bundle, materials, running, interrupted, only } = planning;
    const plan = target.plan(bundle, running, materials, only);
    const about = plan.units.filter(({ strategy }) => strategy === "roll" || strategy === "reload");
    if (!interrupted && about.length === 0)
        return plan;
    return target.plan(bundle, { ...running, gateways: await target.gateways() }, materials, only);
}
/** The environment runs this very release, verified, and nothing on the target has to change. */
function isThere({ current, good, hold }, release, { steps }) {
    const verified = current?.release === release && good.some((each) => each.release === release);
    return verified && steps.length === 0 && hold === undefined;
}


/***/ })

};
