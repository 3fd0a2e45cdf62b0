export const id = 369;
export const ids = [369];
export const modules = {

/***/ 4369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4505);
/* harmony import */ var _source_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9573);
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(378);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3757);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5001);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9931);







/** What would change in an environment if it came to another release: another environment's, one by id, or the checkout's. */
async function diff(app, wish) {
    const { name } = (0,_app_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentNamed */ .b6)(app, wish.environment);
    const from = await currentOf(app, name);
    const to = await sideOf(app, wish.against);
    const [before, after] = [from.content, to.content];
    return {
        command: "diff",
        from: bare(from),
        to: bare(to),
        images: changes(before?.images ?? {}, after?.images ?? {}).map(({ name: image, change }) => ({
            name: image,
            change,
            commits: [],
            ...digest("before", before?.images[image]?.digest),
            ...digest("after", after?.images[image]?.digest),
        })),
        services: changes(definitions(before, name), definitions(after, name)),
        files: changes(files(before, name), files(after, name)).map(({ name: path, change }) => ({ path, change })),
        ...(await commitsOf(app, from, to)),
    };
}
async function sideOf(app, against) {
    if (against === undefined)
        return await checkoutSide(app);
    const isEnvironment = app.config.environments.some((environment) => environment.name === against);
    if (isEnvironment)
        return await currentOf(app, against);
    const { id, release, origin } = await app.ledger.release(against);
    return { name: `release ${id.slice(0, 12)}`, release: id, commit: origin.commit, content: release };
}
async function currentOf(app, name) {
    const state = await app.ledger.state(name);
    if (state.current === undefined)
        return { name };
    const { id, release, origin } = await app.ledger.release(state.current.release);
    return { name, release: id, content: release, commit: (await deployedCommit(app, state)) ?? origin.commit };
}
/** The same release may have come from several commits; the one that was deployed is the one to speak of. */
async function deployedCommit({ ledger }, { environment, number, current }) {
    const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
    const entry = entries.find((each) => each.number === current?.number);
    return entry?.kind === "deployment" ? entry.commit : undefined;
}
async function checkoutSide(app) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_6__/* .prepareAnew */ .pz)(app);
    const { commit } = prepared.source;
    const { content } = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseOf */ .l7)(app, prepared, prepared.found);
    return { name: "the checkout", release: (0,_naming_js__WEBPACK_IMPORTED_MODULE_5__/* .releaseId */ .Bf)(content.release), commit, content: content.release };
}
function changes(before, after) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
        if (before[name] === undefined)
            return [{ name, change: "added" }];
        if (after[name] === undefined)
            return [{ name, change: "removed" }];
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(before[name], after[name]) ? [] : [{ name, change: "changed" }];
    });
}
function definitions(release, environment) {
    const bundle = release?.bundles[environment];
    if (bundle === undefined)
        return {};
    const { units } = (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readDocument */ .u0)(bundle);
    return Object.fromEntries(Object.entries(units).map(([name, { definition }]) => [name, definition]));
}
function files(release, environment) {
    const trees = Object.values(release?.bundles[environment]?.trees ?? {});
    return Object.fromEntries(trees.flatMap((tree) => tree.map(({ path, digest: of }) => [path, of])));
}
async function commitsOf(app, from, to) {
    if (to.commit === undefined || from.commit === undefined)
        return { commits: [] };
    const repository = await (0,_source_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .openRepository */ .h)(app.config.root, app.runner);
    for (const commit of [from.commit, to.commit]) {
        if (!(await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCommit */ .QE)(repository, commit))) {
            return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
        }
    }
    return { commits: await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .commitsBetween */ .$q)(repository, from.commit, to.commit) };
}
function bare({ name, release, commit }) {
    return { name, ...(release === undefined ? {} : { release }), ...(commit === undefined ? {} : { commit }) };
}
function digest(name, value) {
    return value === undefined ? {} : { [name]: value };
}


/***/ }),

/***/ 4505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ commitsBetween),
/* harmony export */   QE: () => (/* binding */ hasCommit)
/* harmony export */ });
/* unused harmony export isAncestor */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2227);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6634);



/**
 * The commits that are in `to` and not in `from`, the newest first; `from` left out: all up to `to`. Throws
 * `source.unreadable` when one of them is not in this clone.
 */
async function commitsBetween(repository, from, to, { paths = [], limit = 50 } = {}) {
    await demandCommits(repository, from === undefined ? [to] : [from, to]);
    const { stdout } = await repository.run((0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .listCommits */ .VE)(repository.topLevel, { from, to, limit, paths }));
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCommits */ .iZ)(stdout);
}
/** Whether the clone holds the commit; a shallow clone lacks older ones. */
async function hasCommit(repository, commit) {
    const { exitCode } = await repository.run((0,_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .askCommit */ .Lm)(repository.topLevel, commit), { accept: [0, 1, 128] });
    return exitCode === 0;
}
/** Whether everything in `ancestor` is also in `descendant`; a commit is its own ancestor. */
async function isAncestor(repository, ancestor, descendant) {
    await demandCommits(repository, [ancestor, descendant]);
    const asked = await repository.run(askAncestor(repository.topLevel, ancestor, descendant), { accept: [0, 1] });
    return asked.exitCode === 0;
}
async function demandCommits(repository, commits) {
    for (const commit of commits) {
        if (await hasCommit(repository, commit))
            continue;
        const hint = repository.isShallow
            ? "The clone is shallow: git fetch --unshallow (actions/checkout: fetch-depth: 0)"
            : "git fetch --all";
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("source.unreadable", `${repository.topLevel}: there is no commit "${commit}"`, { hint });
    }
}


/***/ })

};
