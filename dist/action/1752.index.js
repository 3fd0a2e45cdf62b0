export const id = 1752;
export const ids = [1752,6913];
export const modules = {

/***/ 23098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   down: () => (/* binding */ down),
/* harmony export */   takeDown: () => (/* binding */ takeDown)
/* harmony export */ });
/* harmony import */ var _config_preview_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64758);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95761);
/* harmony import */ var _lease_under_lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14674);
/* harmony import */ var _target_for_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47377);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34243);






/** Stops and removes everything that runs in the environment; with `data` its volumes too. The ledger keeps its history. */
async function down(app, wish) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const preview = (0,_config_preview_js__WEBPACK_IMPORTED_MODULE_5__/* .previewNumber */ .KL)(environment.name);
    if (preview !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${environment.name} is a preview`, { hint: `aip-deploy preview down ${preview}` });
    }
    return { command: "down", environment: environment.name, ...(await takeDown(app, environment, wish)) };
}
/** The same for an environment that stands in no configuration. */
async function takeDown(app, environment, { data, reason, wait }) {
    const { name } = environment;
    const { target, project } = await (0,_target_for_js__WEBPACK_IMPORTED_MODULE_3__/* .targetFor */ .x)(app, environment);
    const deployer = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .deployerOf */ .qE)(app, environment, project, (0,_wait_js__WEBPACK_IMPORTED_MODULE_4__/* .waitOf */ .p)(wait));
    const place = { ...app, environment: name, target, deployer };
    const number = await (0,_lease_under_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .underLease */ .z)(`down ${name}`, place, async (held) => {
        const act = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .actOf */ .yR)(app, reason);
        const state = await app.ledger.state(name);
        const note = (0,_lease_under_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .noteIn */ .C)(held.lease, app.clock, { environment: name, work: "down", act, number: state.number });
        await note(`Removing ${name}`, true);
        await app.log.phase(`Removing ${name}`, () => held.target.remove({ data }));
        const entry = await app.ledger.append(name, { kind: "down", act, data });
        return { result: entry.number };
    });
    return { data, number };
}


/***/ }),

/***/ 1752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   down: () => (/* binding */ down),
/* harmony export */   list: () => (/* binding */ list),
/* harmony export */   prune: () => (/* binding */ prune),
/* harmony export */   up: () => (/* binding */ up)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26804);
/* harmony import */ var _config_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22413);
/* harmony import */ var _config_preview_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(64758);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95761);
/* harmony import */ var _remembered_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9505);
/* harmony import */ var _down_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23098);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(96913);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14470);
/* harmony import */ var _target_for_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(47377);
/** Environments of pull requests. Which ones there are stands in a row of the ledger, so that anybody can remove them. */










/** Brings what is checked out to the pull request's own environment; the first time that environment is made. */
async function up(app, { pullRequest, reason }) {
    const previews = previewsOf(app.config);
    await demandRoom(app, previews, pullRequest);
    const act = (0,_app_js__WEBPACK_IMPORTED_MODULE_3__/* .actOf */ .yR)(app, reason);
    const entry = { kind: "preview", preview: pullRequest, change: "opened", act };
    const { state } = await app.ledger.append(_config_preview_js__WEBPACK_IMPORTED_MODULE_9__/* .previewsRow */ .qe, entry);
    const opened = state.previews?.find(({ preview }) => preview === pullRequest);
    if (opened === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InternalError */ .Gd(`the ledger does not know preview ${pullRequest} that it opened`);
    const environment = environmentOf(app.config, previews, opened);
    const done = await (0,_run_js__WEBPACK_IMPORTED_MODULE_6__.run)(await withEnvironment(app, environment), {
        ...{ environment: environment.name, approveBy: [], hotfix: false, skipHooks: false, dryRun: false },
        ...(reason === undefined ? {} : { reason }),
    });
    return { command: "preview-up", pullRequest, until: untilOf(opened, previews), run: done };
}
/** Removes everything of the pull request's environment, its data too. What is gone already is no mistake. */
async function down(app, { pullRequest, reason }) {
    await remove(app, pullRequest, reason);
    return { command: "preview-down", environment: (0,_config_preview_js__WEBPACK_IMPORTED_MODULE_9__/* .previewName */ .gz)(pullRequest), pullRequest };
}
/** The previews that are open, the oldest first, each as the board shows an environment. */
async function list(app) {
    const previews = previewsOf(app.config);
    const rows = (await openOnes(app)).map(async (open) => {
        const row = await (0,_status_js__WEBPACK_IMPORTED_MODULE_7__.rowOf)(app, environmentOf(app.config, previews, open));
        const { since, at } = open;
        return { ...row, pullRequest: open.preview, since, deployedAt: at, until: untilOf(open, previews) };
    });
    return { command: "preview-list", app: app.config.app, most: previews.most, previews: await Promise.all(rows) };
}
/** Removes the previews that nobody deployed to for so long. One that cannot be removed does not keep the others. */
async function prune(app, { olderThan, reason = "nobody deployed to it for too long", }) {
    const { lifetimeSeconds } = previewsOf(app.config);
    const seconds = olderThan === undefined ? lifetimeSeconds : (0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .secondsOf */ .T)(olderThan);
    const latest = app.clock.now().getTime() - seconds * 1000;
    const all = await openOnes(app);
    const old = all.filter(({ at }) => Date.parse(at) <= latest);
    const removed = [];
    for (const { preview: pullRequest, at: deployedAt } of old) {
        const about = { environment: (0,_config_preview_js__WEBPACK_IMPORTED_MODULE_9__/* .previewName */ .gz)(pullRequest), pullRequest, deployedAt };
        const problem = await remove(app, pullRequest, reason).then(() => undefined, problemOf);
        removed.push({ ...about, ...(problem === undefined ? {} : { problem }) });
    }
    return { command: "preview-prune", seconds, removed, kept: all.length - old.length };
}
function problemOf(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH)
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
    throw error;
}
function previewsOf({ previews }) {
    if (previews !== undefined)
        return previews;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb("this app has no previews", { hint: "Write `previews: {}` into aip-deploy.yml." });
}
async function openOnes({ ledger }) {
    return (await ledger.state(_config_preview_js__WEBPACK_IMPORTED_MODULE_9__/* .previewsRow */ .qe)).previews ?? [];
}
async function demandRoom(app, { most }, pullRequest) {
    const open = await openOnes(app);
    if (open.length < most || open.some(({ preview }) => preview === pullRequest))
        return;
    const sentence = `there are ${open.length} previews, and the configuration allows ${most}`;
    const oldest = open.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]?.preview ?? 0;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .GateError */ .ue(sentence, [sentence], { hint: `aip-deploy preview down ${oldest}` });
}
function environmentOf(config, previews, { preview, slot = 0 }) {
    const environment = (0,_config_preview_js__WEBPACK_IMPORTED_MODULE_9__/* .previewEnvironment */ ._s)(config, previews, { number: preview, slot });
    if (environment === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InternalError */ .Gd(`there is no environment ${previews.from}`);
    return environment;
}
/** First, since of environments that build an image differently the last one counts, and that must not be a preview. */
async function withEnvironment(app, environment) {
    const config = (0,_config_place_js__WEBPACK_IMPORTED_MODULE_1__/* .replaced */ .$3)(app.config, { environments: [environment, ...app.config.environments] });
    if (app.sight === undefined)
        return { ...app, config };
    const sight = { ...app.sight, config };
    return { ...app, config, sight, remembered: await (0,_remembered_js__WEBPACK_IMPORTED_MODULE_4__/* .recall */ .I)(sight) };
}
/**
 * The preview stays open until all of it is gone, so that whoever comes next finds what is left. One that is not open has
 * no deployer who could be in the way and nothing to be recorded; what somebody's hand left of it goes all the same.
 */
async function remove(app, pullRequest, reason) {
    const environment = environmentOf(app.config, previewsOf(app.config), { preview: pullRequest });
    const open = await openOnes(app);
    if (!open.some(({ preview }) => preview === pullRequest)) {
        const { target } = await (0,_target_for_js__WEBPACK_IMPORTED_MODULE_8__/* .targetFor */ .x)(app, environment);
        await app.log.phase(`Removing ${environment.name}`, () => target.remove({ data: true }));
        return;
    }
    await (0,_down_js__WEBPACK_IMPORTED_MODULE_5__.takeDown)(app, environment, { data: true, ...(reason === undefined ? {} : { reason }) });
    const act = (0,_app_js__WEBPACK_IMPORTED_MODULE_3__/* .actOf */ .yR)(app, reason);
    await app.ledger.append(_config_preview_js__WEBPACK_IMPORTED_MODULE_9__/* .previewsRow */ .qe, { kind: "preview", preview: pullRequest, change: "closed", act });
}
function untilOf({ at }, { lifetimeSeconds }) {
    return new Date(Date.parse(at) + lifetimeSeconds * 1000).toISOString();
}


/***/ }),

/***/ 96913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83126);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81371);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15866);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13357);




/** All of it for the branch that is checked out; a branch without environment ends after the release. */
async function run(app, wish) {
    const stages = [];
    const builder = app.remembered === undefined ? { builder: (0,_build_js__WEBPACK_IMPORTED_MODULE_0__.builderSoon)(app) } : {};
    const prepared = await timed("plan", () => (0,_prepare_js__WEBPACK_IMPORTED_MODULE_2__/* .prepare */ .iA)(app, wish.environment, { deploying: true }));
    const { source, destination } = prepared;
    const { result: build, found } = await timed("build", () => (0,_build_js__WEBPACK_IMPORTED_MODULE_0__.buildMissing)(app, prepared, builder));
    const released = await timed("release", () => (0,_release_js__WEBPACK_IMPORTED_MODULE_3__.storeRelease)(app, prepared, found));
    const base = {
        command: "run",
        app: app.config.app,
        source,
        build,
        release: released.release,
        warnings: [...app.warnings, ...prepared.warnings],
        stages,
    };
    const { environment } = destination;
    if (environment === undefined)
        return { ...base, because: destination.because };
    const what = { release: released.release, kind: wish.hotfix ? "hotfix" : "deploy", ...source };
    const deployed = await timed("deploy", () => (0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__.order)(app, environment, what, wish));
    return { ...base, environment: environment.name, ...deployed };
    async function timed(name, work) {
        const started = app.clock.now().getTime();
        const result = await work();
        stages.push({ name, seconds: (app.clock.now().getTime() - started) / 1000 });
        return result;
    }
}


/***/ }),

/***/ 14470:
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
var lib_outcome = __webpack_require__(63259);
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
var release_app = __webpack_require__(95761);
// EXTERNAL MODULE: ./lib/release/bring.js
var bring = __webpack_require__(31001);
// EXTERNAL MODULE: ./lib/release/lease/interrupted.js
var interrupted = __webpack_require__(48910);
// EXTERNAL MODULE: ./lib/release/lease/process.js + 1 modules
var process = __webpack_require__(48021);
// EXTERNAL MODULE: ./lib/release/lease/record.js
var lease_record = __webpack_require__(3927);
// EXTERNAL MODULE: ./lib/release/order.js
var order = __webpack_require__(6681);
// EXTERNAL MODULE: ./lib/release/commands/target-for.js
var target_for = __webpack_require__(47377);
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

/***/ 47377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ targetFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95761);
/* harmony import */ var _environment_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48234);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6681);
/* harmony import */ var _namespace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27214);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49709);






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


/***/ })

};
