export const id = 470;
export const ids = [470];
export const modules = {

/***/ 1001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ bring),
/* harmony export */   _: () => (/* binding */ evaluate)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3259);

/**
 * The one path by which a target comes to a release, whether it is a deployment, a promotion, a rollback or the return
 * from a bad release: ask what runs, plan, perform, prove.
 */
async function bring({ target, bundle, materials, checks, log, signal, ...given }) {
    const plan = given.plan ?? target.plan(bundle, await target.current(), materials);
    const steps = await perform(plan.steps, (step) => target.perform(step, bundle, materials, signal), log, signal);
    const touched = steps.some((step) => step.outcome !== "skipped");
    const performed = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .Q)(steps.map((step) => step.outcome));
    if (performed !== "succeeded" && performed !== "skipped") {
        return { plan, steps, checks: [], outcome: performed, touched };
    }
    const results = await evaluate([...target.proof(bundle, materials), ...checks], log, signal);
    return { plan, steps, checks: results, outcome: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .Q)(results.map((result) => result.outcome)), touched };
}
async function perform(steps, one, log, signal) {
    const results = [];
    let going = true;
    for (const step of steps) {
        if (!going) {
            results.push({ id: step.id, title: step.title, outcome: "skipped", seconds: 0 });
            continue;
        }
        const result = signal.aborted
            ? { id: step.id, title: step.title, outcome: "cancelled", seconds: 0 }
            : await log.phase(step.title, () => one(step));
        results.push(result);
        going = result.outcome === "succeeded" || result.outcome === "skipped";
    }
    return results;
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

// EXTERNAL MODULE: ./lib/release/app.js + 4 modules
var release_app = __webpack_require__(3757);
// EXTERNAL MODULE: ./lib/release/bring.js
var bring = __webpack_require__(1001);
// EXTERNAL MODULE: ./lib/release/order.js
var order = __webpack_require__(6681);
;// CONCATENATED MODULE: ./lib/release/commands/status.js







/** The board: what runs where by the ledger, and whether the target says the same. */
async function status_status(app) {
    const environments = await Promise.all(app.config.environments.map((environment) => rowOf(app, environment)));
    return { command: "status", app: app.config.app, environments };
}
async function rowOf(app, environment) {
    const state = await app.ledger.state(environment.name);
    const row = { environment: environment.name, branch: environment.branch, state };
    const { current } = state;
    if (current === undefined)
        return { ...row, health: "empty", detail: emptyBecause(state) };
    try {
        return { ...row, ...(await deployedBy(app, state)), ...(await seenOf(app, environment, current.release)) };
    }
    catch (error) {
        // One environment that cannot be looked at must not hide the others.
        if (!(error instanceof errors/* DeployError */.sH))
            throw error;
        return { ...row, health: "unknown", detail: (0,errors/* messageOf */.bD)(error) };
    }
}
async function seenOf(app, environment, release) {
    const bundle = (0,order/* bundleOf */.c)(await app.ledger.release(release), environment.name);
    const url = (0,release_app/* urlOf */.rs)(bundle);
    return { ...(await healthOf(app, environment, bundle)), ...(url === undefined ? {} : { url }) };
}
function emptyBecause({ last }) {
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
async function healthOf(app, environment, bundle) {
    try {
        const world = (0,release_app/* worldOf */.cO)(app, environment, bundle);
        const materials = await world.materials(bundle);
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
    const { name } = (0,release_app/* environmentNamed */.b6)(app, wish.environment);
    return { command: "history", environment: name, entries: await app.ledger.history(name, wish.limit) };
}


/***/ }),

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);


/** The environment's deployment files in a release. Throws `release.incomplete` when it was made without them. */
function bundleOf(stored, environment) {
    const bundle = stored.release.bundles[environment];
    if (bundle === undefined) {
        const known = Object.keys(stored.release.bundles).join(", ");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m)(stored.id)} holds no files for ${environment}`, {
            hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
        });
    }
    return bundle;
}


/***/ })

};
