export const id = 751;
export const ids = [751];
export const modules = {

/***/ 69857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ currentOf),
/* harmony export */   cQ: () => (/* binding */ deployedOn),
/* harmony export */   n3: () => (/* binding */ commitsFrom),
/* harmony export */   qd: () => (/* binding */ deployedCommit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24505);
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

/***/ 751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   drift: () => (/* binding */ drift)
/* harmony export */ });
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95761);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10191);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69857);



/**
 * What runs there and is not as the current release has it, whoever changed it: what a deployment of the same release would
 * put right, and each field that differs where the target can tell. Changes nothing and waits for nobody.
 */
async function drift(app, wish) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentNamed */ .b6)(app, wish.environment);
    const { release, bundle, state } = await (0,_current_js__WEBPACK_IMPORTED_MODULE_1__/* .deployedOn */ .cQ)(app, environment.name);
    const { target, materials: resolve } = await (0,_app_js__WEBPACK_IMPORTED_MODULE_0__/* .worldOf */ .cO)(app, environment, bundle);
    const [running, materials] = await Promise.all([target.current(), resolve(bundle, state)]);
    const [plan, objects = []] = await Promise.all([
        (0,_planned_js__WEBPACK_IMPORTED_MODULE_2__/* .planned */ .l)({ target, bundle, materials, running, interrupted: false }),
        target.drift?.(bundle, materials),
    ]);
    const units = plan.units.filter(({ action }) => action !== "keep");
    const same = units.length === 0 && plan.steps.length === 0 && objects.length === 0;
    return {
        command: "drift",
        environment: environment.name,
        release,
        outcome: same ? "succeeded" : "failed",
        units,
        steps: plan.steps,
        objects,
    };
}


/***/ }),

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ bundleFor),
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63988);


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

/***/ 10191:
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
