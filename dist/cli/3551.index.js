export const id = 3551;
export const ids = [3551];
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

/***/ 9857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ currentOf),
/* harmony export */   cQ: () => (/* binding */ deployedOn),
/* harmony export */   n3: () => (/* binding */ commitsFrom),
/* harmony export */   qd: () => (/* binding */ deployedCommit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4505);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6681);



async function currentOf({ ledger }, name) {
    const state = await ledger.state(name);
    if (state.current === undefined)
        return { state };
    const [stored, deployed] = await Promise.all([
        ledger.release(state.current.release),
        deployedCommit({ ledger }, state),
    ]);
    return { state, stored, commit: deployed ?? stored.origin.commit };
}
/**
 * The same release may have come from several commits; the one that was deployed is the one to speak of. States of older
 * ledgers do not have it, the history does.
 */
async function deployedCommit({ ledger }, { environment, number, current }) {
    if (current?.commit !== undefined)
        return current.commit;
    const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
    const entry = entries.find((each) => each.number === current?.number);
    return entry?.kind === "deployment" ? entry.commit : undefined;
}
/** The release that an environment runs, with its deployment files there. Throws `UsageError` when nothing was deployed yet. */
async function deployedOn({ ledger }, name) {
    const state = await ledger.state(name);
    const { current } = state;
    if (current === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`nothing was deployed to ${name} yet`, { hint: `aip-deploy deploy ${name}` });
    }
    return { release: current.release, state, bundle: (0,_order_js__WEBPACK_IMPORTED_MODULE_2__/* .bundleOf */ .c)(await ledger.release(current.release), name) };
}
/** The commits from one to the other, or why they cannot be told; none when one of the two is not known. */
async function commitsFrom(repository, from, to) {
    if (to === undefined || from === undefined)
        return { commits: [] };
    const clone = await repository();
    for (const commit of [from, to]) {
        if (!(await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCommit */ .QE)(clone, commit))) {
            return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
        }
    }
    return { commits: await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .commitsBetween */ .$q)(clone, from, to) };
}


/***/ }),

/***/ 3551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verify: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3259);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5761);
/* harmony import */ var _bring_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1001);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9857);




/** Proves again that what should run does run: digests, readiness, the public route and the environment's own checks. */
async function verify(app, wish) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentNamed */ .b6)(app, wish.environment);
    const { release, bundle, state } = await (0,_current_js__WEBPACK_IMPORTED_MODULE_2__/* .deployedOn */ .cQ)(app, environment.name);
    const world = await (0,_app_js__WEBPACK_IMPORTED_MODULE_0__/* .worldOf */ .cO)(app, environment, bundle);
    const materials = await world.materials(bundle, state);
    const all = [...world.target.proof(bundle, materials), ...world.checks(bundle, materials, { tests: false })];
    const checks = await (0,_bring_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(all, app.log, app.signal);
    return {
        command: "verify",
        environment: environment.name,
        release,
        outcome: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)(checks.map(({ outcome }) => outcome)),
        checks,
    };
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
