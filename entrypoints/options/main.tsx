import { render } from 'preact';
import '../../components/tokens.css';
import '../../components/options.css';
import '../../components/options-parts.css';
import { Options } from '../../components/Options';
import { ask } from '../../lib/messages/ask';
import { onRulesChanged } from '../../lib/messages/on-rules-changed';
import { requestAccess } from '../../lib/messages/request-access';
import { language, text } from '../../lib/messages/text';

document.documentElement.lang = language();
document.title = text('optionsTitle');
const app = document.getElementById('app');
if (app)
  render(<Options worker={{ ask }} requestAccess={requestAccess} onRulesChanged={onRulesChanged} />, app);
