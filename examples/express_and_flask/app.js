// A menu, in Express with Twilio's library: npm install express twilio && node app.js
const express = require('express');
const twilio = require('twilio');
const { VoiceResponse, MessagingResponse } = twilio.twiml;

const app = express();
app.use(express.urlencoded({ extended: false }));
// Refuses what is not signed with TWILIO_AUTH_TOKEN.
app.use(twilio.webhook());

app.post('/voice', (request, response) => {
  const twiml = new VoiceResponse();
  const gather = twiml.gather({ numDigits: 1, action: '/menu' });
  gather.say('Press 1 for sales, 2 for support.');
  twiml.say('We did not hear from you. Goodbye!');
  response.type('text/xml').send(twiml.toString());
});

app.post('/menu', (request, response) => {
  const twiml = new VoiceResponse();
  if (request.body.Digits === '1') {
    twiml.dial({ action: '/dialed' }, '+15551234567');
  } else {
    twiml.say('Support is closed.');
    twiml.redirect('/voice');
  }
  response.type('text/xml').send(twiml.toString());
});

app.post('/dialed', (request, response) => {
  const twiml = new VoiceResponse();
  if (request.body.DialCallStatus !== 'completed') {
    twiml.say('Sales cannot take your call.');
  }
  twiml.hangup();
  response.type('text/xml').send(twiml.toString());
});

app.post('/sms', (request, response) => {
  const twiml = new MessagingResponse();
  twiml.message(`You wrote: ${request.body.Body}`);
  response.type('text/xml').send(twiml.toString());
});

app.listen(process.env.PORT || 3000, '127.0.0.1');
