"""Staying safe: what this is, when not to use it, where to turn, and what none of it hides. It needs no log."""

import streamlit as st

st.title("Staying safe", anchor=False)
st.markdown(
    "This page asks nothing and keeps nothing, and it opens without the internet and without your log. "
    "The browser's history shows it under the same title as every other page here. Esc twice hides it."
)

st.header("What this is", anchor=False)
st.markdown(
    "Personal notes about time you share with someone, from one person's view: yours. It is for adults. It is not therapy, "
    "it shows nothing about anyone else, and it can't promise how things will go between you."
)

st.header("When not to use it", anchor=False)
st.markdown(
    "Being gentle and waiting is bad advice where there is fear or control. Ask yourself, without writing it down:"
)
st.markdown(
    "- Are you afraid of how they might react?\n"
    "- Do they check your phone, your money or where you go?\n"
    "- Do they keep you from seeing people?\n"
    "- Have they hurt you, or said that they would?\n"
    "- Do you do what you don't want to, just to keep things calm?"
)
st.markdown(
    "If one of these is a yes, please put the planning away and talk to someone who knows about this. It is not your "
    "fault, and nicer days will not mend it. And if you notice that you want to check on someone, catch them out or "
    "frighten them, put this away too, and talk to someone: many helplines listen to that as well."
)

st.header("Where to turn", anchor=False)
st.markdown(
    "- **In danger now:** call the emergency number of your country.\n"
    "- **First, a safer device:** someone who controls you may see what was searched for and opened, even where it was "
    "deleted; and a history that is suddenly empty can be noticed. Use a phone or computer they can't get at: "
    "a friend's, one at work, or one in a library.\n"
    "- **To find a helpline:** search for “domestic abuse helpline” and the name of your country, and take the number "
    "from the helpline's own page or your government's. Many are for people of any gender.\n"
    "- **Without searching:** ask a doctor, a pharmacy, a library, or someone you trust.\n"
    "- **Before you change much:** deleting this, a new passphrase or leaving can be noticed, and can make someone "
    "angrier. A helpline can think it through with you first; they do that every day."
)
st.markdown(
    "There is no number here: a wrong one is worse than none, and it differs from place to place. "
    "There is no link to anywhere else either: opening one would leave a trace."
)

st.header("If you feel low", anchor=False)
st.markdown(
    "If things seem hopeless, or you think of hurting yourself, please tell someone today. If you can't keep yourself "
    "safe, call the emergency number of your country. To find people to talk to at any hour, search for “crisis "
    "helpline” and the name of your country, or ask a doctor. Nothing here goes through your notes by itself, so it "
    "can't know how you are."
)

st.header("If they find it", anchor=False)
st.markdown("Say what is true, for example:")
st.markdown("**“I wanted to spend more time with you, and this helps me notice what we enjoy.”**")
st.markdown(
    "So write as if they might read it one day: what you did, and what you felt. Write down what they said only if it "
    "would be fine for them to read it. For children, friends and others, initials are enough."
)

st.header("Low-key is not deceit", anchor=False)
st.markdown(
    "Nobody has to announce a walk. But don't lie, don't hide money, don't set tests, and don't wait for a weak moment. "
    "A no is final for that plan. It is not counted, and nothing follows from it."
)

st.header("What none of this hides", anchor=False)
st.markdown(
    "- **The browser** keeps a history with the tab's title and the time, and a list of what you downloaded. "
    "A private window keeps no history. *Settings* lets you choose the title, the icon and what files are called.\n"
    "- **Closing the tab** leaves the program running. Until you stop it, or it locks, the same browser opens it again.\n"
    "- **The computer** shows that this is installed, that there is a log, and when it last changed. Screenshots, synced "
    "folders, backups of the whole computer and logins that others know too reach further than anything here.\n"
    "- **Esc twice** hides the page. A hidden page is not a deleted one: the tab, the history and the log are still there. "
    "Without a passphrase it isn't a locked one either: whoever presses Esc twice more sees it again.\n"
    "- **A passphrase**, set in *Lock and copies*, keeps a locked log from being read. It can't keep it from being "
    "noticed, or someone from making you open it.\n"
    "- **What you delete** goes to the bin first; there you can delete it for good, and in *Lock and copies* everything "
    "at once. Even so, traces can stay on the disk, most of all on one without moving parts (an SSD), and in backups of "
    "the computer."
)
