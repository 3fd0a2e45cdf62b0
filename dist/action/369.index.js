export const id = 369;
export const ids = [369];
export const modules = {

/***/ 9857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ currentOf),
/* harmony export */   n3: () => (/* binding */ commitsFrom),
/* harmony export */   qd: () => (/* binding */ deployedCommit)
/* harmony export */ });
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4505);

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
/** The commits from one to the other, or why they cannot be told; none when one of the two is not known. */
async function commitsFrom(repository, from, to) {
    if (to === undefined || from === undefined)
        return { commits: [] };
    const clone = await repository();
    for (const commit of [from, to]) {
        if (!(await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCommit */ .QE)(clone, commit))) {
            return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
        }
    }
    return { commits: await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_0__/* .commitsBetween */ .$q)(clone, from, to) };
}


/***/ }),

/***/ 4369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var _source_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9573);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8943);
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1685);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5001);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9857);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9578);






/** What would change in an environment if it came to another release: another environment's, one by id, or the checkout's. */
async function diff(app, wish) {
    const { name } = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const from = await environmentSide(app, name);
    const to = await sideOf(app, wish.against);
    const repository = () => (0,_source_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .openRepository */ .h)(app.config.root, app.runner);
    return {
        command: "diff",
        from: bare(from),
        to: bare(to),
        ...(0,_differences_js__WEBPACK_IMPORTED_MODULE_2__/* .differencesOf */ .g)(from.content, to.content, name),
        ...(await (0,_current_js__WEBPACK_IMPORTED_MODULE_4__/* .commitsFrom */ .n3)(repository, from.commit, to.commit)),
    };
}
async function sideOf(app, against) {
    if (against === undefined)
        return await checkoutSide(app);
    const isEnvironment = app.config.environments.some((environment) => environment.name === against);
    if (isEnvironment)
        return await environmentSide(app, against);
    const { id, release, origin } = await app.ledger.release(against);
    return { name: `release ${id.slice(0, 12)}`, release: id, commit: origin.commit, content: release };
}
async function environmentSide(app, name) {
    const { stored, commit } = await (0,_current_js__WEBPACK_IMPORTED_MODULE_4__/* .currentOf */ .$c)(app, name);
    if (stored === undefined)
        return { name };
    return { name, release: stored.id, content: stored.release, ...(commit === undefined ? {} : { commit }) };
}
async function checkoutSide(app) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .prepareAnew */ .pz)(app);
    const { commit } = prepared.source;
    const { content } = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .releaseOf */ .l7)(app, prepared, prepared.found);
    return { name: "the checkout", release: (0,_naming_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseId */ .Bf)(content.release), commit, content: content.release };
}
function bare({ name, release, commit }) {
    return { name, ...(release === undefined ? {} : { release }), ...(commit === undefined ? {} : { commit }) };
}


/***/ }),

/***/ 1685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ differencesOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3595);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3988);



/** What `diff` tells and what a plan shows before anybody says yes; without a release before, everything is added. */
function differencesOf(before, after, environment, commitsOf = () => []) {
    const [old, fresh] = [documentIn(before, environment), documentIn(after, environment)];
    return {
        images: changes(before?.images ?? {}, after?.images ?? {}).map(({ name, change }) => ({
            ...{ name, change, commits: commitsOf(name) },
            ...digest("before", before?.images[name]?.digest),
            ...digest("after", after?.images[name]?.digest),
        })),
        services: changes(definitions(old), definitions(fresh), (name) => partsOf(old, fresh, name).length > 0).map((each) => ({ ...each, parts: each.change === "changed" ? partsOf(old, fresh, each.name) : [] })),
        files: changes(files(before, environment), files(after, environment)).map(({ name: path, change }) => ({
            path,
            change,
        })),
    };
}
function changes(before, after, differs = (name) => !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(before[name], after[name])) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
        if (before[name] === undefined)
            return [{ name, change: "added" }];
        if (after[name] === undefined)
            return [{ name, change: "removed" }];
        return differs(name) ? [{ name, change: "changed" }] : [];
    });
}
function partsOf(before, after, name) {
    return before === undefined || after === undefined ? [] : (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__/* .changedParts */ .Ty)(before, after, name);
}
function documentIn(release, environment) {
    const bundle = release?.bundles[environment];
    return bundle === undefined ? undefined : (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__/* .readDocument */ .u0)(bundle);
}
function definitions(document) {
    return document?.units ?? {};
}
function files(release, environment) {
    const trees = Object.values(release?.bundles[environment]?.trees ?? {});
    return Object.fromEntries(trees.flatMap((tree) => tree.map(({ path, digest: of }) => [path, of])));
}
function digest(name, value) {
    return value === undefined || value === _release_js__WEBPACK_IMPORTED_MODULE_2__/* .unbuilt */ .M ? {} : { [name]: value };
}


/***/ })

};
