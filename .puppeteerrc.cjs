// The browser is found or installed by scripts/browser.mjs; npm must not download one.
module.exports = { skipDownload: true };
