export const id = 3003;
export const ids = [3003];
export const modules = {

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

/***/ 4310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  maintenanceOff: () => (/* binding */ maintenanceOff),
  maintenanceOn: () => (/* binding */ maintenanceOn)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/checks/http.js
var http = __webpack_require__(4373);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(7163);
// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(5761);
// EXTERNAL MODULE: ./lib/release/bring.js
var bring = __webpack_require__(1001);
// EXTERNAL MODULE: ./lib/release/lease/under-lease.js + 2 modules
var under_lease = __webpack_require__(4674);
// EXTERNAL MODULE: ./lib/release/maintenance.js
var release_maintenance = __webpack_require__(4738);
// EXTERNAL MODULE: ./lib/release/record.js
var record = __webpack_require__(7603);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(3988);
// EXTERNAL MODULE: ./lib/release/commands/current.js
var current = __webpack_require__(9857);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/config/duration.js
var duration = __webpack_require__(6804);
;// CONCATENATED MODULE: ./lib/release/commands/maintenance-page.js




/** The page that was asked for. Throws `UsageError`. */
async function pageOf({ page, message }) {
    if (page === undefined)
        return (0,compose/* usualPage */.W9)(message);
    if (message !== undefined) {
        throw new errors/* UsageError */.eb("message: is what the plain page says, and there is a page of your own", {
            hint: "Write it into that page.",
        });
    }
    const content = await (0,promises_.readFile)(page).catch((cause) => {
        throw new errors/* UsageError */.eb(`page: ${page} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    });
    return (0,compose/* writtenPage */.$s)(page, content);
}
/** The seconds of `--retry-after`. Throws `UsageError`. */
function retryAfterOf(written = "5m") {
    if (duration/* lengthOfTime */.B.test(written))
        return (0,duration/* secondsOf */.T)(written);
    throw new errors/* UsageError */.eb(`retry-after: must be a length of time, got "${written}"`, { hint: "90s, 10m or 2h" });
}

// EXTERNAL MODULE: ./lib/release/commands/wait.js
var wait = __webpack_require__(4243);
;// CONCATENATED MODULE: ./lib/release/commands/maintenance.js













/**
 * Shows everybody a page instead of the app. Only the gateways are touched, and they run on; what does not show the page to
 * somebody who comes from outside is undone. Recorded when it is done, so that whatever is cut short counts as not begun.
 */
async function maintenanceOn(app, wish) {
    const page = await pageOf(wish);
    const retryAfterSeconds = retryAfterOf(wish["retry-after"]);
    return await underItsLease("maintenance-on", app, wish, async (change) => {
        const { state, bundle, held, act } = change;
        const before = state.maintenance;
        const doors = (0,compose/* doorsOf */.lJ)(await held.target.gateways(), bundle);
        const asked = { act, page: (0,release/* digestOf */.ol)(Buffer.from(page)), retryAfterSeconds, doors };
        const maintenance = before !== undefined && isSame(before, asked) ? before : asked;
        const units = [...new Set([...doors, ...(before?.doors ?? [])].map(({ unit }) => unit))];
        const materials = await closedWith(app, change, maintenance, page);
        const checks = change.url === undefined ? [] : [pageCheck(app, change.url, retryAfterSeconds)];
        const brought = await broughtTo(materials, units, checks, change);
        const gateways = doors.map(({ unit }) => unit);
        const result = { command: "maintenance-on", ...told(brought, change), retryAfterSeconds, gateways };
        if (brought.outcome !== "succeeded") {
            return { ...result, unchanged: false, ...(brought.touched ? { comeback: await undo(app, units, change) } : {}) };
        }
        if (maintenance === before)
            return { ...result, act: before.act, unchanged: brought.plan.steps.length === 0 };
        const { number } = await maintenance_record(change, { kind: "maintenance-on", ...maintenance }, [Buffer.from(page)]);
        return { ...result, unchanged: false, number };
    });
}
/** Lets everybody to the app again; the gateways get the release's own files back. */
async function maintenanceOff(app, wish) {
    const { name } = (0,release_app/* environmentNamed */.b6)(app, wish.environment);
    const { current, maintenance } = await app.ledger.state(name);
    if (current === undefined && maintenance !== undefined)
        return await forget(app, name, wish.reason);
    return await underItsLease("maintenance-off", app, wish, async (change) => {
        const { state, held, open, url } = change;
        // One that was cut short before it was recorded may have left a page behind.
        const gateways = state.maintenance?.doors ?? (await held.target.gateways());
        const units = [...new Set(gateways.map(({ unit }) => (0,compose/* withoutHost */.to)(unit)))];
        const checks = url === undefined ? [] : [(0,http/* httpCheck */.r)((0,release_app/* routeOf */.Lu)(url), app.clock)];
        const brought = await broughtTo(open, units, checks, change);
        const result = { command: "maintenance-off", ...told(brought, change), gateways: units };
        const isOpen = brought.steps.every(({ outcome }) => outcome === "succeeded");
        const unchanged = state.maintenance === undefined && brought.plan.steps.length === 0;
        if (!isOpen || state.maintenance === undefined)
            return { ...result, unchanged };
        // Whether or not the app behind it is well, the page is gone.
        const { number } = await maintenance_record(change, { kind: "maintenance-off", act: change.act });
        return { ...result, unchanged: false, number };
    });
}
/** Nothing runs there that shows a page. */
async function forget(app, environment, reason) {
    const act = (0,release_app/* actOf */.yR)(app, reason);
    const { number } = await app.ledger.append(environment, { kind: "maintenance-off", act });
    const nothing = { gateways: [], notes: [], steps: [], checks: [] };
    return { command: "maintenance-off", environment, outcome: "succeeded", unchanged: false, act, number, ...nothing };
}
async function underItsLease(command, app, wish, deed) {
    const environment = (0,release_app/* environmentNamed */.b6)(app, wish.environment);
    const { name, target } = environment;
    if (target.kind !== "compose") {
        throw new errors/* TargetError */.I0("target.refused", `${name} runs on ${target.kind}: only Compose projects can show a page yet`, {
            hint: "On a cluster, have the Ingress lead to something that serves the page.",
        });
    }
    const act = (0,release_app/* actOf */.yR)(app, wish.reason);
    const seen = await (0,current/* deployedOn */.cQ)(app, name);
    const world = await (0,release_app/* worldOf */.cO)(app, environment, seen.bundle, (0,wait/* waitOf */.p)(wish.wait));
    return await (0,under_lease/* underLease */.z)(`${command.replace("-", " ")} ${name}`, { ...world, environment: name }, async (held) => {
        // Somebody may have deployed while we waited.
        const { state, bundle } = await (0,current/* deployedOn */.cQ)(app, name);
        const open = await (0,release_app/* openMaterialsOf */.G0)(app, environment, bundle);
        const note = (0,under_lease/* noteIn */.C)(held.lease, app.clock, { environment: name, work: command, act, number: state.number });
        const url = (0,release_app/* urlOf */.rs)(bundle);
        const known = { environment, act, state, bundle, open, world, held, note };
        return { result: await deed({ ...known, ...(url === undefined ? {} : { url }) }) };
    });
}
function isSame(before, asked) {
    const withoutTime = ({ act, ...rest }) => ({ ...rest, reason: act.reason });
    return (0,external_node_util_.isDeepStrictEqual)(withoutTime(before), withoutTime(asked));
}
async function closedWith(app, { environment, bundle, open }, maintenance, page) {
    const { redactor } = app;
    const own = page === undefined ? {} : { page };
    return await (0,release_maintenance/* closedMaterials */.r)({ environment: environment.name, maintenance, bundle, open, redactor, ...own });
}
/** Asked as somebody from outside does, without the pass. */
function pageCheck({ clock }, url, retryAfterSeconds) {
    const name = "the public route shows the page";
    const config = { kind: "http", name, url, status: [503], timeoutSeconds: pageSeconds };
    return (0,http/* httpCheck */.r)(config, clock, { wants: { "retry-after": String(retryAfterSeconds) } });
}
const pageSeconds = 5;
async function broughtTo(materials, only, checks, { held, world, bundle, note }) {
    const { target, signal, lease } = held;
    const brought = await (0,bring/* bring */.V)({ target, bundle, materials, checks, only, note, log: world.log, signal });
    lease.lost.throwIfAborted();
    // Nothing had to be done, or could be asked.
    return brought.outcome === "skipped" ? { ...brought, outcome: "succeeded" } : brought;
}
function told(brought, { environment: { name }, act, url }) {
    const failure = (0,record/* failureOf */.g5)(brought);
    return {
        ...{ environment: name, act, outcome: brought.outcome },
        ...{ notes: brought.plan.notes, steps: brought.steps, checks: brought.checks },
        ...(failure === undefined ? {} : { failure }),
        ...(url === undefined ? {} : { url }),
    };
}
/** Back to how it was, whoever asks to stop; what could not be undone is in the sentence. */
async function undo(app, units, change) {
    const { state, open, held } = change;
    const name = change.environment.name;
    try {
        const materials = state.maintenance === undefined ? open : await closedWith(app, change, state.maintenance);
        const patient = { ...change, held: { ...held, signal: held.lease.lost } };
        const { outcome, ...brought } = await broughtTo(materials, units, [], patient);
        if (outcome === "succeeded")
            return `${name} is as it was before`;
        return `${name} may be neither open nor closed: ${(0,record/* failureOf */.g5)({ outcome, ...brought })?.message ?? outcome}`;
    }
    catch (error) {
        held.lease.lost.throwIfAborted();
        return `${name} may be neither open nor closed: ${(0,errors/* messageOf */.bD)(error)}`;
    }
}
async function maintenance_record({ environment, world, held }, entry, files = []) {
    held.lease.lost.throwIfAborted();
    return await world.ledger.append(environment.name, entry, files);
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


/***/ })

};
