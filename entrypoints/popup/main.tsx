import { render } from 'preact';
import '../../components/tokens.css';
import '../../components/call-card.css';
import '../../components/wrap-up.css';
import '../../components/popup.css';
import { Popup } from '../../components/Popup';
import { numbersOnActiveTab } from '../../lib/messages/active-tab';
import { ask, onCallsChanged } from '../../lib/messages/ask';
import { panelOpener } from '../../lib/messages/open-panel';
import { language } from '../../lib/messages/text';

document.documentElement.lang = language();
const app = document.getElementById('app');
const initial = new URLSearchParams(location.search).get('number');
const openPanel = await panelOpener();
if (app)
  render(
    <Popup
      worker={{ ask, onCallsChanged }}
      numbersOnPage={numbersOnActiveTab}
      initial={initial}
      openPanel={openPanel}
    />,
    app,
  );
