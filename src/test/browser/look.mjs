// Shows a page to Chromium as wide as a desktop's and as a phone's, and prints what it made of it.
//
// node look.mjs CHROMIUM URL DIRECTORY
//   DIRECTORY  where the screenshots go
import puppeteer from 'puppeteer-core';

const [chromium, url, directory] = process.argv.slice(2);
const WIDTHS = { desktop: 1280, phone: 390 };

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run',
  ],
});

async function look(name, width) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  const violations = [];
  const failed = [];
  page.on('requestfailed', request => failed.push(request.url()));
  page.on('response', response => response.status() >= 400 && failed.push(response.url()));
  const session = await page.createCDPSession();
  session.on('Audits.issueAdded', ({ issue }) => {
    if (issue.code === 'ContentSecurityPolicyIssue') {
      violations.push(JSON.stringify(issue.details.contentSecurityPolicyIssueDetails));
    }
  });
  session.on('Log.entryAdded', ({ entry }) => {
    if (/policy/i.test(entry.text)) {
      violations.push(entry.text);
    }
  });
  await session.send('Audits.enable');
  await session.send('Log.enable');
  await page.goto(url, { waitUntil: 'load' });
  // The page's own scripts are refused; those of the debugger are not. Pictures are fetched when they come into sight.
  const pictures = await page.evaluate(async () => {
    const all = [...document.images];
    for (const picture of all) {
      picture.scrollIntoView();
      if (!picture.complete) {
        await new Promise(done => {
          picture.addEventListener('load', done);
          picture.addEventListener('error', done);
        });
      }
    }
    scrollTo(0, 0);
    return all.map(picture => ({ source: picture.currentSrc, shown: picture.naturalWidth > 0 }));
  });
  const seen = {
    name,
    violations,
    failed,
    pictures: pictures.length,
    unseen: pictures.filter(picture => !picture.shown).map(picture => picture.source),
    styled: await page.evaluate(() => document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 0),
    excess: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  };
  await page.screenshot({ path: `${directory}/${name}.png`, fullPage: true });
  return seen;
}

try {
  const seen = [];
  for (const [name, width] of Object.entries(WIDTHS)) {
    seen.push(await look(name, width));
  }
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
