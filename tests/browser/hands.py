"""A click that waits for the page it leads to. Playwright's own returns when the new page has begun, so what is read next may be half a page."""

LEADS_ON = """(clicked) => {
  const one = clicked.closest('a[href], button, input[type=submit]');
  if (!one || one.download || one.target) return false;
  if (one.href) return !one.hash || one.href.split('#')[0] !== location.href.split('#')[0];
  return !!one.form && one.type === 'submit' && !one.closest('[hx-post]:not([hx-trigger])');
}"""
"""Whether the browser leaves the page: what htmx sends, folds and anchors stay on it."""


def press(page, target):
    """Clicks the first element that the selector or locator finds."""
    found = (page.locator(target) if isinstance(target, str) else target).first
    if found.evaluate(LEADS_ON):
        with page.expect_navigation():
            found.click()
    else:
        found.click()
