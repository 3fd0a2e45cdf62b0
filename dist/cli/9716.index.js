export const id = 9716;
export const ids = [9716];
export const modules = {

/***/ 4369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var _source_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9573);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5761);
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6219);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5001);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9857);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5866);






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

/***/ 9716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   doubts: () => (/* binding */ doubts),
/* harmony export */   promote: () => (/* binding */ promote),
/* harmony export */   withPart: () => (/* binding */ withPart)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _github_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1295);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5761);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9945);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8132);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3988);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9857);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4369);








/** What stands between these lines is ours; what people write around it stays. */
const [begin, end] = ["<!-- aip-deploy promotion: begin -->", "<!-- aip-deploy promotion: end -->"];
/**
 * Opens the pull request that brings what runs on the environment before to this one, or brings its text up to date. It
 * merges nothing: the merge is somebody's decision, and the push that it makes is deployed like every other.
 */
async function promote(app, wish) {
    const { from, to } = roadOf(app, wish.environment);
    const { pulls, text } = await hubOf(app);
    const branches = { base: to.branch, head: from.branch };
    const comparison = await pulls.compare(branches.base, branches.head);
    const promotion = await lookAt(app, from, to, comparison);
    const base = { command: "promote", ...promotion };
    if (comparison.ahead === 0)
        return { ...base, state: "nothing" };
    const { title, body } = await text(promotion);
    const own = `${begin}\n${body.trim()}\n${end}`;
    const open = await pulls.find(branches);
    if (wish.dryRun)
        return { ...base, state: "dry-run", ...shown(open) };
    const [state, pullRequest] = await opened(pulls, { branches, title, own, open });
    return { ...base, state, ...shown(pullRequest), warnings: [...base.warnings, ...silence(pullRequest, pulls)] };
}
/** From which environment to which. Throws `UsageError`. */
function roadOf(app, wanted) {
    const { environments } = app.config;
    if (wanted !== undefined) {
        const to = (0,_app_js__WEBPACK_IMPORTED_MODULE_2__/* .environmentNamed */ .b6)(app, wanted);
        const from = before(to, environments);
        if (from !== undefined)
            return { from, to };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${to.name} is the first environment: it has no one before it to promote from`);
    }
    const branch = app.repository?.branch;
    const next = environments.find((each) => branch !== undefined && before(each, environments)?.branch === branch);
    const from = next === undefined ? undefined : before(next, environments);
    if (next !== undefined && from !== undefined)
        return { from, to: next };
    const roads = environments.filter((each) => before(each, environments) !== undefined).map(({ name }) => name);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(roads.length === 0
        ? "there is only one environment, so there is nothing to promote to"
        : `promote: which environment? ${branch === undefined ? "No branch is checked out" : `From ${branch} there is no way on`}`, { hint: roads.map((name) => `aip-deploy promote ${name}`).join(", ") || undefined });
}
/** The last one on which a release must have been verified, else the one that stands before it. */
function before({ name, gates }, all) {
    const required = all.filter((each) => gates.requires.includes(each.name)).at(-1);
    return required ?? all[all.findIndex((each) => each.name === name) - 1];
}
async function hubOf({ hub }) {
    if (hub !== undefined)
        return await hub();
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("promote needs a repository on GitHub");
}
async function lookAt(app, from, to, comparison) {
    const [upstream, state] = await Promise.all([app.ledger.state(from.name), app.ledger.state(to.name)]);
    const release = upstream.current?.release;
    const verified = upstream.good.some((good) => good.release === release);
    const [differences, gates, commit] = await Promise.all([
        release === undefined ? undefined : (0,_diff_js__WEBPACK_IMPORTED_MODULE_6__.diff)(app, { environment: to.name, against: from.name }),
        release === undefined ? [] : gatesOf(app, to, state, release),
        release === undefined ? undefined : (0,_current_js__WEBPACK_IMPORTED_MODULE_5__/* .deployedCommit */ .qd)(app, upstream),
    ]);
    const { images = [], services = [], files = [] } = differences ?? {};
    const facts = { from, to, upstream, verified, commit, comparison };
    return {
        from: from.name,
        environment: to.name,
        base: to.branch,
        head: from.branch,
        ...(release === undefined ? {} : { release }),
        ...(state.current === undefined ? {} : { current: state.current.release }),
        verified,
        ahead: comparison.ahead,
        commits: comparison.commits,
        images,
        services,
        files,
        gates,
        warnings: comparison.ahead === 0 ? [] : doubts(facts),
    };
}
async function gatesOf(app, to, state, release) {
    const states = { ...(await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_7__/* .statesOf */ .k)(app.ledger, to.gates.requires)), [to.name]: state };
    return (0,_gates_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeGates */ .y)(to, { now: app.clock.now(), release, kind: "deploy", states, approvals: [] });
}
/** What speaks against merging just now. */
function doubts({ from, to, upstream, verified, commit, comparison }) {
    const release = upstream.current?.release;
    const { tip, behind } = comparison;
    const found = [
        release === undefined && {
            message: `nothing runs on ${from.name}, so nothing says that ${from.branch} works`,
            hint: `aip-deploy deploy ${from.name}`,
        },
        release !== undefined &&
            !verified && {
            message: `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .shortId */ .m_)(release)} runs on ${from.name}, but it was never verified there`,
            hint: `aip-deploy verify ${from.name}`,
        },
        release !== undefined &&
            commit !== undefined &&
            tip !== undefined &&
            tip !== commit && {
            message: `${from.branch} is at ${tip.slice(0, 12)}, and ${from.name} runs what was deployed from ${commit.slice(0, 12)}`,
            hint: `Wait until ${from.name} is deployed; the gate of ${to.name} looks at the release and not at the commit.`,
        },
        behind > 0 && {
            message: `${to.branch} has ${behind} ${behind === 1 ? "commit" : "commits"} that ${from.branch} lacks`,
            hint: `Merge ${to.branch} into ${from.branch} first, so that ${from.name} tries what ${to.name} will run.`,
        },
    ];
    return found.filter((each) => each !== false);
}
async function opened(pulls, { branches, title, own, open }) {
    if (open === undefined)
        return ["opened", await pulls.create(branches, { title, body: own })];
    const body = withPart(open.body, own);
    if (body === open.body)
        return ["unchanged", open];
    await pulls.update(open.number, body);
    return ["updated", { ...open, body }];
}
/** GitHub keeps texts with line ends of its own. */
function withPart(text, own) {
    const body = text.replaceAll("\r\n", "\n");
    const [first, last] = [body.indexOf(begin), body.indexOf(end)];
    if (first < 0 || last < first)
        return body.trim() === "" ? own : `${body.trimEnd()}\n\n${own}`;
    const next = body.slice(0, first) + own + body.slice(last + end.length);
    return next === body ? text : next;
}
function shown(pullRequest) {
    return pullRequest === undefined ? {} : { pullRequest: { number: pullRequest.number, url: pullRequest.url } };
}
/** The token of a job must not start further jobs: a pull request that it opens is checked by nobody. */
function silence({ author, number }, { repository: { owner, repo } }) {
    if (author !== _github_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .jobAccount */ .x)
        return [];
    const at = `-R ${owner}/${repo}`;
    return [
        {
            message: `${author} opened the pull request, and what the token of a job does starts no workflow by itself: its checks wait for a person`,
            hint: `Now: gh pr close ${number} ${at} && gh pr reopen ${number} ${at}
For the next time, a token of a GitHub App or a fine-grained one (contents: read, pull requests: write): gh secret set PROMOTION_TOKEN ${at}, and token: \${{ secrets.PROMOTION_TOKEN }} in the step. Never merge with the job's own token: the push would be deployed by nobody.`,
        },
    ];
}


/***/ })

};
