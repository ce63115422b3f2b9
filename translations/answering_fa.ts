<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Answering</name>
        <message>
            <source>With another unit</source>
            <translation>نزد واحد دیگر</translation>
        </message>
        <message>
            <source>The file is not on this desk: the answer cannot be recorded here.</source>
            <translation>محتوای پرونده روی این رایانه نیست؛ پاسخ را از اینجا نمی‌توان ثبت کرد.</translation>
        </message>
        <message>
            <source>No reply yet</source>
            <translation>جوابیه نرسیده</translation>
        </message>
        <message>
            <source>Nobody has replied yet. If it has been dealt with all the same, call the citizen.</source>
            <translation>هنوز جوابیه‌ای نرسیده است. اگر کار بی‌جوابیه انجام شده است، با شهروند تماس بگیرید.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>انجام شد</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>انجام نشد</translation>
        </message>
        <message>
            <source>Another day</source>
            <translation>روز دیگر</translation>
        </message>
        <message>
            <source>Nobody answered</source>
            <translation>پاسخ نداد</translation>
        </message>
        <message>
            <source>No opinion to be had</source>
            <translation>نظرش گرفته نشد</translation>
        </message>
        <message>
            <source>Name not known</source>
            <translation>نام نامعلوم</translation>
        </message>
        <message>
            <source>The citizen replied by SMS, %1: %2.</source>
            <translation>شهروند با پیامک پاسخ داد، %1: %2.</translation>
        </message>
        <message numerus="yes">
            <source>Called %Ln time(s) before; the last time, %1: %2 (%3).</source>
            <translation>
                <numerusform>پیش از این %Ln بار تماس گرفته شده است؛ آخرین بار %1: %2 (%3).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s)</source>
            <translation>
                <numerusform>%Ln پیام</numerusform>
            </translation>
        </message>
        <message>
            <source>no phone number</source>
            <translation>بی‌شماره</translation>
        </message>
        <message numerus="yes">
            <source>nobody answered %Ln time(s)</source>
            <translation>
                <numerusform>%Ln بار پاسخ نداده</numerusform>
            </translation>
        </message>
        <message>
            <source>A colleague is calling</source>
            <translation>همکاری در تماس است</translation>
        </message>
        <message>
            <source>%1 is calling</source>
            <translation>%1 در تماس است</translation>
        </message>
        <message>
            <source>Half written</source>
            <translation>نیمه‌نوشته</translation>
        </message>
        <message>
            <source>With you</source>
            <translation>نزد شما</translation>
        </message>
        <message>
            <source>Again at %1</source>
            <translation>تماس دوباره %1</translation>
        </message>
        <message>
            <source>The oldest message, %1: %2</source>
            <translation>قدیمی‌ترین پیام، %1: %2</translation>
        </message>
        <message>
            <source>To be called: %1</source>
            <translation>زمان تماس: %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::answering::MessageCard</name>
        <message>
            <source>What came of it: %1 (%2, %3)</source>
            <translation>نتیجهٔ رسیدگی: %1 (%2، %3)</translation>
        </message>
        <message>
            <source>For you, from %1: %2</source>
            <translation>یادداشت %1 برای شما: %2</translation>
        </message>
        <message>
            <source>If you meant another result, Esc leads back to the digits.</source>
            <translation>اگر نتیجهٔ دیگری در نظر داشتید، Esc به رقم‌ها بازمی‌گرداند.</translation>
        </message>
        <message>
            <source>Opinion of 137</source>
            <translation>نظر دربارهٔ ۱۳۷:</translation>
        </message>
        <message>
            <source>%1  %2</source>
            <translation>%1  %2</translation>
        </message>
        <message numerus="yes">
            <source>In %Ln hour(s)</source>
            <translation>
                <numerusform>%Ln ساعت دیگر</numerusform>
            </translation>
        </message>
        <message>
            <source>Tomorrow, as the office opens</source>
            <translation>فردا، آغاز وقت اداری</translation>
        </message>
        <message>
            <source>Whenever somebody has time</source>
            <translation>هر گاه فرصت شد</translation>
        </message>
        <message>
            <source>Ask again on</source>
            <translation>روز بازخوردسنجی</translation>
        </message>
        <message>
            <source>Call again</source>
            <translation>تماس دوباره</translation>
        </message>
        <message>
            <source>What the citizen says</source>
            <translation>سخن شهروند</translation>
        </message>
        <message>
            <source>What you add to the reply (:: for canned texts)</source>
            <translation>توضیح تکمیلی شما بر جوابیه (:: متن آماده)</translation>
        </message>
        <message>
            <source>Why his opinion could not be had</source>
            <translation>علت گرفته نشدن نظر شهروند</translation>
        </message>
        <message>
            <source>Message %1, %2</source>
            <translation>پیام %1، %2</translation>
        </message>
        <message>
            <source>The words of the citizen are not on this desk.</source>
            <translation>شرح پیام روی این رایانه نیست.</translation>
        </message>
        <message>
            <source>%1 (%2, %3)</source>
            <translation>%1 (%2، %3)</translation>
        </message>
        <message>
            <source>Its file lies with another unit and is not on this desk, so it cannot be answered here.</source>
            <translation>محتوای این پرونده نزد واحد دیگری است و روی این رایانه نیست؛ از اینجا نمی‌توان پاسخش را ثبت کرد.</translation>
        </message>
        <message>
            <source>%1 has been calling about it since %2. If that is over, 0 takes it over.</source>
            <translation>«%1» از %2 در تماس است. اگر تماسش پایان یافته، کلید ۰ پیام را به شما می‌سپارد.</translation>
        </message>
        <message>
            <source>A colleague</source>
            <translation>همکاری</translation>
        </message>
        <message numerus="yes">
            <source>With this one nobody has answered %Ln time(s). 5 ends the message without his opinion.</source>
            <translation>
                <numerusform>با این بار %Ln بار پاسخ نداده است. کلید ۵ پیام را بی‌نظر شهروند پایان می‌دهد.</numerusform>
            </translation>
        </message>
        <message>
            <source>The message goes back to the official who replied, with what the citizen says.</source>
            <translation>پیام همراه با سخن شهروند به همان مسئولی که پاسخ داده بود بازمی‌گردد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::answering::CallPanel</name>
        <message>
            <source>None of these messages can be recorded from here; the sentence beside each says why.</source>
            <translation>هیچ‌یک از این پیام‌ها را از اینجا نمی‌توان ثبت کرد؛ علت زیر هر پیام آمده است.</translation>
        </message>
        <message>
            <source>Script of the call</source>
            <translation>متن گفتگو</translation>
        </message>
        <message>
            <source>Save the call (Ctrl+Enter)</source>
            <translation>ثبت تماس (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Back (Esc)</source>
            <translation>بازگشت (Esc)</translation>
        </message>
        <message>
            <source>This message no longer waits for an answer: a colleague was quicker, or it was moved on.</source>
            <translation>این پیام دیگر در انتظار پاسخ نیست؛ همکاری زودتر پاسخ داده یا آن را پیش برده است.</translation>
        </message>
        <message>
            <source>No phone number was given</source>
            <translation>شماره‌ای داده نشده است</translation>
        </message>
        <message>
            <source>the citizen</source>
            <translation>شهروند گرامی</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Good day. This is {expert} from the city's 137. Am I speaking to {citizen}? I am calling about {count} of your messages: {subjects}.</source>
            <translation>سلام، وقت شما به خیر. {expert} هستم از سامانهٔ ۱۳۷ شهرداری. آیا با {citizen} صحبت می‌کنم؟ دربارهٔ {count} پیام شما تماس گرفته‌ام: {subjects}.</translation>
        </message>
        <message>
            <source>Other open messages of this citizen, which are not ready yet:</source>
            <translation>پیام‌های باز دیگر این شهروند که هنوز آماده نیست:</translation>
        </message>
        <message>
            <source>Choose the result of each message first: 1 done, 2 not done, 3 another day, 4 nobody answered, 5 no opinion to be had.</source>
            <translation>نخست نتیجهٔ هر پیام را برگزینید: ۱ انجام شد، ۲ انجام نشد، ۳ روز دیگر، ۴ پاسخ نداد، ۵ نظرش گرفته نشد.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) have no result yet. Choose it, or save the others with Ctrl+Enter once more.</source>
            <translation>
                <numerusform>%Ln پیام هنوز نتیجه ندارد. آن را برگزینید، یا با یک Ctrl+Enter دیگر بقیه را ثبت کنید.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) recorded.</source>
            <translation>
                <numerusform>نتیجهٔ %Ln پیام ثبت شد.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::answering::AnsweringPage</name>
        <message>
            <source>Due on %1</source>
            <translation>موعد بازخورد: %1</translation>
        </message>
        <message>
            <source>Due until the end of %1, also what was missed before</source>
            <translation>موعد بازخورد تا پایان %1، همراه با آنچه پیش‌تر از دست رفته است</translation>
        </message>
        <message>
            <source>Filter: %1</source>
            <translation>پالایه: %1</translation>
        </message>
        <message>
            <source>No call is open.</source>
            <translation>تماسی باز نیست.</translation>
        </message>
        <message>
            <source>Choose a citizen in the list; Enter takes his messages and opens the call.</source>
            <translation>شهروندی را در فهرست برگزینید؛ Enter پیام‌هایش را برمی‌دارد و تماس را باز می‌کند.</translation>
        </message>
        <message>
            <source>Ready to answer</source>
            <translation>آمادهٔ پاسخ</translation>
        </message>
        <message>
            <source>Who is to be called (Ctrl+L)</source>
            <translation>شهروندانی که باید به آنان تلفن شود (Ctrl+L)</translation>
        </message>
        <message>
            <source>Feedback due</source>
            <translation>موعد بازخورد</translation>
        </message>
        <message>
            <source>Whose feedback is due on a day (Ctrl+D)</source>
            <translation>پیام‌هایی که موعد بازخوردشان روزی است (Ctrl+D)</translation>
        </message>
        <message>
            <source>Filter by name, phone or code</source>
            <translation>پالایش با نام، تلفن یا کد</translation>
        </message>
        <message>
            <source>Filter of who is to be called</source>
            <translation>پالایهٔ شهروندان</translation>
        </message>
        <message>
            <source>Day on which feedback is due</source>
            <translation>روز موعد بازخورد</translation>
        </message>
        <message>
            <source>A day: today, tomorrow, 9/15</source>
            <translation>روز: امروز، فردا، ۹/۱۵</translation>
        </message>
        <message>
            <source>Who is to be called</source>
            <translation>شهروندانی که باید به آنان تلفن شود</translation>
        </message>
        <message>
            <source>Messages whose feedback is due</source>
            <translation>پیام‌هایی که موعد بازخوردشان است</translation>
        </message>
        <message>
            <source>Nobody waits for an answer.</source>
            <translation>کسی در انتظار پاسخ نیست.</translation>
        </message>
        <message>
            <source>A message comes here when its reply has been checked.</source>
            <translation>پیام پس از بررسی جوابیه به اینجا می‌آید.</translation>
        </message>
        <message>
            <source>No feedback is due on this day.</source>
            <translation>در این روز موعد بازخوردی نیست.</translation>
        </message>
        <message>
            <source>Ctrl+D chooses another day.</source>
            <translation>Ctrl+D روز دیگری را می‌گشاید.</translation>
        </message>
        <message>
            <source>%1 to call, %2 messages</source>
            <translation>%1 تماس، %2 پیام</translation>
        </message>
        <message>
            <source>The call that was not saved before stands here again.</source>
            <translation>تماسی که ثبت نشده بود دوباره اینجاست.</translation>
        </message>
        <message>
            <source>Feedback due (%1 today)</source>
            <translation>موعد بازخورد (امروز %1)</translation>
        </message>
        <message>
            <source>Written at %1</source>
            <translation>نوشته‌شده در %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::AnsweringCorner</name>
        <message>
            <source>Answering and feedback</source>
            <translation>پاسخ به شهروند</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Ask the citizen what he thinks of 137, and choose it; or say why he did not tell.</source>
            <translation>نظر شهروند را دربارهٔ ۱۳۷ بپرسید و برگزینید؛ یا بنویسید چرا نگفت.</translation>
        </message>
        <message>
            <source>Write why the citizen's opinion could not be had.</source>
            <translation>بنویسید چرا نظر شهروند گرفته نشد.</translation>
        </message>
        <message>
            <source>Write in the citizen's words what is not done: whoever works on it reads them.</source>
            <translation>به زبان شهروند بنویسید چه چیزی انجام نشده است؛ کسی که پیگیری می‌کند آن را می‌خواند.</translation>
        </message>
        <message>
            <source>Choose the day on which the citizen is asked again.</source>
            <translation>روزی را برگزینید که دوباره از شهروند پرسیده شود.</translation>
        </message>
        <message>
            <source>This time is over. Choose a later one for calling the citizen again.</source>
            <translation>این زمان گذشته است. زمان دیرتری را برای تماس دوباره برگزینید.</translation>
        </message>
        <message>
            <source>Nobody plans so far ahead: choose a day within the next %{days} days.</source>
            <translation>این روز بسیار دور است؛ روزی را در %{days} روز آینده برگزینید.</translation>
        </message>
        <message>
            <source>%{by|A colleague} had already answered the message %{code} (%{at:time}); that answer counts. What you wrote is kept here: if the citizen told you something else, add it to the case as a note, or reopen it.</source>
            <translation>%{by|همکاری} پیش از شما به پیام %{code} پاسخ داده بود (%{at:time}) و همان پاسخ می‌ماند. نوشتهٔ شما همین‌جا هست؛ اگر شهروند چیز دیگری به شما گفته است، آن را در پرونده یادداشت کنید یا پرونده را بازگشایی کنید.</translation>
        </message>
        <message>
            <source>Nothing of this citizen waits for an answer any more; a colleague was quicker.</source>
            <translation>دیگر پیامی از این شهروند در انتظار پاسخ نیست؛ همکاری زودتر پاسخ داده است.</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Giving a case back</source>
            <translation>پس‌دادن پرونده</translation>
        </message>
        <message>
            <source>Answer to a citizen</source>
            <translation>پاسخ به شهروند</translation>
        </message>
    </context>
    <context>
        <name>CommandFields</name>
        <message>
            <source>Result of the call</source>
            <translation>نتیجهٔ تماس</translation>
        </message>
        <message>
            <source>Opinion of 137</source>
            <translation>نظر دربارهٔ ۱۳۷</translation>
        </message>
        <message>
            <source>To be called again</source>
            <translation>تماس دوباره</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>انجام شد</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>انجام نشد</translation>
        </message>
        <message>
            <source>To be asked on another day</source>
            <translation>روز دیگر پرسیده شود</translation>
        </message>
        <message>
            <source>Nobody answered the call</source>
            <translation>پاسخ نداد</translation>
        </message>
        <message>
            <source>Opinion could not be had</source>
            <translation>نظرش گرفته نشد</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>راضی</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>متوسط</translation>
        </message>
        <message>
            <source>Dissatisfied</source>
            <translation>ناراضی</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>نگفت</translation>
        </message>
    </context>
    <context>
        <name>Records</name>
        <message>
            <source>Script of calls to citizens</source>
            <translation>متن گفتگو با شهروند</translation>
        </message>
    </context>
    <context>
        <name>CaseHistory</name>
        <message>
            <source>%1 called the citizen; nobody answered</source>
            <translation>%1 با شهروند تماس گرفت؛ پاسخ نداد</translation>
        </message>
        <message>
            <source>Given back by %1</source>
            <translation>%1 پس داد</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Answering and feedback</source>
            <translation>پاسخ به شهروند</translation>
        </message>
        <message>
            <source>Take the citizen's messages and begin the call</source>
            <translation>برداشتن پیام‌های شهروند و آغاز تماس</translation>
        </message>
        <message>
            <source>Who is to be called</source>
            <translation>شهروندانی که باید به آنان تلفن شود</translation>
        </message>
        <message>
            <source>Whose feedback is due on a day</source>
            <translation>موعد بازخورد در یک روز</translation>
        </message>
        <message>
            <source>Result: done</source>
            <translation>نتیجه: انجام شد</translation>
        </message>
        <message>
            <source>Result: not done</source>
            <translation>نتیجه: انجام نشد</translation>
        </message>
        <message>
            <source>Result: ask on another day</source>
            <translation>نتیجه: روز دیگر</translation>
        </message>
        <message>
            <source>Result: nobody answered</source>
            <translation>نتیجه: پاسخ نداد</translation>
        </message>
        <message>
            <source>Result: no opinion to be had</source>
            <translation>نتیجه: نظرش گرفته نشد</translation>
        </message>
        <message>
            <source>Opinion: satisfied</source>
            <translation>نظر: راضی</translation>
        </message>
        <message>
            <source>Opinion: fair</source>
            <translation>نظر: متوسط</translation>
        </message>
        <message>
            <source>Opinion: dissatisfied</source>
            <translation>نظر: ناراضی</translation>
        </message>
        <message>
            <source>Opinion: he did not say</source>
            <translation>نظر: نگفت</translation>
        </message>
        <message>
            <source>Take the message over from a colleague</source>
            <translation>گرفتن پیام از همکار</translation>
        </message>
        <message>
            <source>Into the fields of the message</source>
            <translation>به خانه‌های پیام</translation>
        </message>
        <message>
            <source>From a field back to its message; then to the list</source>
            <translation>از خانه به پیام؛ سپس به فهرست</translation>
        </message>
        <message>
            <source>The next message of the call</source>
            <translation>پیام بعدی تماس</translation>
        </message>
        <message>
            <source>Save the call</source>
            <translation>ثبت تماس</translation>
        </message>
    </context>
    <context>
        <name>AnsweringColumns</name>
        <message>
            <source>Calls without answer</source>
            <translation>تماس‌های بی‌پاسخ</translation>
        </message>
        <message>
            <source>Citizen</source>
            <translation>شهروند</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>پیام‌ها</translation>
        </message>
        <message>
            <source>Oldest message</source>
            <translation>قدیمی‌ترین پیام</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>ثبت</translation>
        </message>
        <message>
            <source>To be called</source>
            <translation>زمان تماس</translation>
        </message>
        <message>
            <source>To be called again</source>
            <translation>زمان تماس دوباره</translation>
        </message>
        <message>
            <source>With</source>
            <translation>نزد</translation>
        </message>
    </context>
</TS>
