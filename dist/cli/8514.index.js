export const id = 8514;
export const ids = [8514];
export const modules = {

/***/ 8514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5761);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3988);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1371);




/** Brings an earlier release back, after a look at whether it still can run, and holds the environment. */
async function rollback(app, wish) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const state = await app.ledger.state(environment.name);
    const release = await candidate(app, state, wish.to);
    const stored = await app.ledger.release(release);
    await demandImages(app, stored);
    return { command: "rollback", ...(await (0,_deploy_js__WEBPACK_IMPORTED_MODULE_3__.order)(app, environment, { release: stored.id, kind: "rollback" }, wish)) };
}
/** What `--to` means: the last good release before the current one, a number of the history, or a release itself. */
async function candidate(app, state, to) {
    if (to === "previous") {
        const running = state.current?.release ?? state.last?.release;
        const previous = state.good.find((good) => good.release !== running);
        if (previous !== undefined)
            return previous.release;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${state.environment} has no earlier release that was verified`, {
            hint: `aip-deploy history ${state.environment}`,
        });
    }
    if (!/^\d{1,5}$/.test(to))
        return to;
    const entries = await app.ledger.history(state.environment, Math.max(1, state.number - Number(to) + 1));
    const entry = entries.find((each) => each.number === Number(to));
    if (entry?.kind === "deployment")
        return entry.release;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${state.environment} has no deployment number ${to}`, {
        hint: `aip-deploy history ${state.environment}`,
    });
}
/** Before anybody is asked to approve: every image of it still exists. */
async function demandImages({ registry, signal }, { id, release }) {
    const images = Object.entries(release.images);
    const gone = await Promise.all(images.map(async ([name, { repository, digest }]) => (await registry.headManifest(repository, digest, signal)) === undefined
        ? `${name} (${repository}@${digest})`
        : []));
    if (gone.flat().length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(id)} has images that the registry lost:\n${gone.flat().join("\n")}`, {
        hint: "Roll back to another one, or build its commit again and deploy that.",
    });
}


/***/ })

};
